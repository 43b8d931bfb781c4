package sparsam.campaign.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sparsam.experiment.TinyRun;
import sparsam.system.WholeFile;

/**
 * What lies in a folder, to the bit, but for what no two runs share: what a clock said, and what
 * belongs to one process only.
 *
 * @param files their content by where they lie
 */
public record Contents(Map<String, String> files) {
  private static final List<String> OWN = List.of(".lock", ".work");
  private static final Pattern MEASURED =
      Pattern.compile(TinyRun.MEASURED + "|\"threads\" ?: ?[0-9]+");

  /**
   * @throws IOException where something cannot be read
   */
  public static Contents of(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (!OWN.contains(folder.relativize(file).getName(0).toString())
            && !name.endsWith(".lock")
            && (isInRun(file) || WholeFile.unfinished(name).isEmpty())
            && !String.valueOf(file.getFileName()).startsWith("checkpoint")) {
          files.put(name, content(file));
        }
      }
    }
    return new Contents(files);
  }

  /** There whoever has the folder clears up; elsewhere it is known after an hour only. */
  private static boolean isInRun(Path file) {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder.resolve("recipe.sparsam"))) {
      folder = folder.getParent();
    }
    return folder != null;
  }

  private static String content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".json")) {
      return MEASURED.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
    }
    if (name.equals("sweep.csv")) {
      return withoutSeconds(new String(bytes, StandardCharsets.UTF_8));
    }
    return bytes.length + " bytes, " + Arrays.hashCode(bytes);
  }

  private static String withoutSeconds(String csv) {
    StringBuilder text = new StringBuilder();
    int column = -1;
    for (String line : csv.split("\n", -1)) {
      List<String> cells = Arrays.asList(line.split(",", -1));
      if (column < 0) {
        column = cells.indexOf("seconds");
      } else if (column < cells.size()) {
        cells.set(column, "");
      }
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  /** The first file in which another folder differs, and how; empty where none does. */
  public Optional<String> difference(Contents other) {
    for (String name : Stream.of(files, other.files).flatMap(m -> m.keySet().stream()).toList()) {
      String one = files.get(name);
      String two = other.files.get(name);
      if (!Objects.equals(one, two)) {
        return Optional.of(
            one == null
                ? name + " is there and should not be"
                : two == null ? name + " is missing" : name + " has other content");
      }
    }
    return Optional.empty();
  }
}
