import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the licences of everything that Sparsam ships, from {@code packaging/licences} and from
 * the jars, and fails for a jar whose licence nobody has looked up.
 *
 * <p>{@code java packaging/Licences.java JARS OUT}, in the project's folder: JARS are jars or
 * folders of jars. OUT gets {@code THIRD-PARTY.txt} with a line for every component, {@code texts/}
 * with every licence once, and {@code <jar>/} with the notices that only that jar has.
 */
final class Licences {
  private static final Path TABLE = Path.of("packaging", "licences", "licences.txt");

  /** A jar's name: what it is, its version, and the platform of its natives or nothing. */
  private static final Pattern JAR =
      Pattern.compile("(.+?)-(\\d.*?)(?:-((?:linux|win|mac).*))?\\.jar");

  private static final Pattern NOTICE =
      Pattern.compile("(.*[-_.])?(licen[cs]es?|notices?|copying|copyright|about)([-_.].*)?");

  private static final String HEAD =
      """
      Sparsam is under the Apache License 2.0. It carries the work of others, in each line:

      name and version | licence | copyright | where its source code is | notices of its own

      The licences' texts are in the folder texts, notices in the folder of that name. The Java
      runtime brings its own licences, in its folder legal. The typeface and the data sets are in
      NOTICE.

      """;

  private Licences() {}

  /** A jar; {@code platform} is empty if it has no natives. */
  private record Jar(Path file, String artifact, String version, String platform) {
    static Jar of(Path file) {
      Matcher name = JAR.matcher(file.getFileName().toString());
      if (!name.matches()) {
        throw new IllegalArgumentException(
            file + " is not named as jars are: name-version.jar or name-version-platform.jar");
      }
      String platform = name.group(3) == null ? "" : name.group(3);
      return new Jar(file, name.group(1), name.group(2), platform);
    }

    String key() {
      return platform.isEmpty() ? artifact : artifact + ":" + platform;
    }
  }

  /** A line of the table; {@code inside} is empty for what the jar itself is. */
  private record Line(String jar, String inside, String licence, String copyright, String address) {
    static Line parse(String line) {
      String[] columns = line.split("\\|", -1);
      if (columns.length != 5) {
        throw new IllegalArgumentException(
            "%s: a line has five columns, with | between them, not %d: %s"
                .formatted(TABLE, columns.length, line));
      }
      return new Line(
          columns[0].strip(),
          columns[1].strip(),
          columns[2].strip(),
          columns[3].strip(),
          columns[4].strip());
    }

    boolean isOf(Jar that) {
      return that.key().matches(jar.replace("*", ".*"))
          || (inside.isEmpty() && that.artifact.equals(jar));
    }

    /** The names of the texts: identifiers without the words between and what follows a version. */
    List<String> texts() {
      return Pattern.compile("\\s+(?:AND|OR|WITH)\\s+|[()]")
          .splitAsStream(licence)
          .filter(id -> !id.isBlank())
          .map(id -> id.strip().replaceFirst("-(only|or-later)$", ""))
          .toList();
    }
  }

  static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("Name the jars, or their folder, and the folder to write to.");
      System.exit(2);
    }
    try {
      List<Path> jars = new ArrayList<>();
      for (String arg : List.of(args).subList(0, args.length - 1)) {
        jars.addAll(Files.isDirectory(Path.of(arg)) ? jarsIn(Path.of(arg)) : List.of(Path.of(arg)));
      }
      collect(jars, Path.of(args[args.length - 1]));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  /**
   * Writes the licences of these jars.
   *
   * @throws IllegalArgumentException with what to add, if a jar or a text is not in the table
   */
  static void collect(List<Path> files, Path out) throws IOException {
    List<Line> table =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Line::parse)
            .toList();
    List<Jar> jars = files.stream().map(Jar::of).toList();
    List<String> unknown =
        jars.stream()
            .filter(jar -> table.stream().noneMatch(l -> l.inside.isEmpty() && l.isOf(jar)))
            .map(jar -> jar.file.getFileName().toString())
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          ("Nobody has looked up the licence of %s: add a line for each to %s, and its text there"
                  + " if it has a licence that no other jar has.")
              .formatted(String.join(", ", unknown), TABLE));
    }

    Map<String, Path> written = new LinkedHashMap<>();
    for (String id :
        new TreeSet<>(used(table, jars).stream().flatMap(l -> l.texts().stream()).toList())) {
      Path text = TABLE.resolveSibling(id + ".txt");
      if (!Files.isRegularFile(text)) {
        throw new IllegalArgumentException(
            "%s names the licence %s: put its text into %s.".formatted(TABLE, id, text));
      }
      write(Files.readString(text), out, Path.of("texts", id + ".txt"), written);
    }
    Map<String, TreeSet<String>> notices = new TreeMap<>();
    for (Jar jar : jars) {
      notices
          .computeIfAbsent(jar.artifact, _ -> new TreeSet<>())
          .addAll(notices(jar, out, written));
    }

    StringBuilder list = new StringBuilder(HEAD);
    for (Line line : used(table, jars)) {
      Jar jar = jars.stream().filter(line::isOf).findFirst().orElseThrow();
      List<String> columns = new ArrayList<>();
      columns.add(
          line.inside.isEmpty()
              ? jar.artifact + " " + jar.version
              : line.inside + ", in " + jar.artifact);
      columns.addAll(List.of(line.licence, line.copyright, line.address));
      if (line.inside.isEmpty()) {
        columns.addAll(notices.get(jar.artifact));
      }
      list.append(String.join(" | ", columns)).append('\n');
    }
    Files.writeString(out.resolve("THIRD-PARTY.txt"), list);
  }

  /** The lines of the table that are about one of the jars. */
  private static List<Line> used(List<Line> table, List<Jar> jars) {
    return table.stream().filter(line -> jars.stream().anyMatch(line::isOf)).toList();
  }

  /** Copies what a jar says about its licence, unless it is a text that is there already. */
  private static List<String> notices(Jar jar, Path out, Map<String, Path> written)
      throws IOException {
    List<String> places = new ArrayList<>();
    try (JarFile entries = new JarFile(jar.file.toFile())) {
      for (var entry : entries.stream().toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (!entry.isDirectory()
            && !name.endsWith(".class")
            && NOTICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
          try (InputStream in = entries.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Path place = write(text, out, Path.of(jar.artifact, name), written);
            if (!place.startsWith("texts")) {
              places.add(place.toString().replace('\\', '/'));
            }
          }
        }
      }
    }
    return places;
  }

  /** Writes a text once, however its lines are broken, and says where it is. */
  private static Path write(String text, Path out, Path place, Map<String, Path> written)
      throws IOException {
    String words = String.join(" ", text.strip().split("\\s+"));
    Path there = written.putIfAbsent(words, place);
    if (there != null) {
      return there;
    }
    Files.createDirectories(out.resolve(place).getParent());
    Files.writeString(out.resolve(place), text);
    return place;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
