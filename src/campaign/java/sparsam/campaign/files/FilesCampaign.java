package sparsam.campaign.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.system.FolderTree;
import sparsam.system.PlainText;

/** Reads files that were damaged by chance; each is read, or refused with a sentence. */
public final class FilesCampaign implements Campaign {
  private static final int WHOLE = 1_000_000;
  private static final int QUICK = 1_500;

  /** In how many trials one file has another name. */
  private static final int RENAMED = 25;

  private List<Specimen> specimens = List.of();

  @Override
  public About about() {
    return new About(
        "files",
        "read or refused in a sentence: no crash, 2 s, twice the file, nothing written, no path"
            + " outside, no control character",
        QUICK,
        WHOLE);
  }

  @Override
  public int atOnce(int processors) {
    return processors;
  }

  /** Each is read once as it is: classes are loaded then, and sound files must be read. */
  @Override
  public void prepare() throws Exception {
    Path folder = Files.createTempDirectory("sound");
    List<Specimen> all = Specimens.all(folder);
    specimens =
        all.stream().flatMap(one -> Collections.nCopies(one.often(), one).stream()).toList();
    int place = 0;
    for (Specimen specimen : all) {
      for (Map<String, byte[]> files : specimen.sound()) {
        Path in = folder.resolve("in-" + place++);
        write(files, in);
        specimen.reader().read(in);
      }
    }
    FolderTree.delete(folder);
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    Specimen specimen = specimens.get(random.nextInt(specimens.size()));
    Map<String, byte[]> files = new TreeMap<>(pick(specimen.sound(), random));
    List<String> names = List.copyOf(files.keySet());
    String chosen = names.get(random.nextInt(names.size()));
    byte[] other = anyFile(random);
    byte[] changed = Mutator.of(files.getOrDefault(chosen, new byte[0]), other, random);
    if (random.nextInt(RENAMED) == 0) {
      files.remove(chosen);
      chosen = renamed(chosen, random);
    }
    files.put(chosen, changed);
    Path folder = trial.folder().resolve("in");
    write(files, folder);
    List<String> before = listing(folder);
    String what = specimen.name() + ", " + PlainText.quoted(chosen) + ": ";
    Look look = Look.at(specimen, folder);
    List<String> faults =
        look.faults(files.values().stream().mapToLong(bytes -> bytes.length).sum());
    if (!listing(folder).equals(before) || !onlyIn(trial.folder())) {
      faults.add("left other files than there were");
    }
    return faults.isEmpty()
        ? Outcome.held(look.refused() ? "refused" : "read")
        : Outcome.fault(what + String.join("; ", faults));
  }

  /** Another name for the file, or for the folder that it lies in. */
  private static String renamed(String path, SplittableRandom random) {
    String name = Nasty.text(random).replaceAll("[/\0\\p{Cs}]", "");
    String other = name.isBlank() || name.length() > 200 || name.matches("\\.+") ? "x" : name;
    int at = path.lastIndexOf('/');
    if (at < 0) {
      return other + path;
    }
    return random.nextBoolean()
        ? path.substring(0, at + 1) + other + path.substring(at + 1)
        : path.substring(0, at) + other + path.substring(at);
  }

  private byte[] anyFile(SplittableRandom random) {
    Map<String, byte[]> files =
        pick(specimens.get(random.nextInt(specimens.size())).sound(), random);
    return pick(List.copyOf(files.values()), random);
  }

  private static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Names, sizes and times of all that is there. */
  private static List<String> listing(Path folder) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        all.add(
            file
                + (Files.isDirectory(file)
                    ? ""
                    : " " + Files.size(file) + " " + Files.getLastModifiedTime(file)));
      }
    }
    return all;
  }

  private static boolean onlyIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count() == 1;
    }
  }
}
