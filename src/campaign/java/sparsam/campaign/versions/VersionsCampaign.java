package sparsam.campaign.versions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Json;
import sparsam.result.Environment;
import sparsam.result.Run;
import sparsam.store.History;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.store.RunSummary;
import sparsam.store.file.NewerVersion;
import sparsam.system.FolderTree;

/**
 * The same small run as earlier versions left it, a folder for each change of the format: it is
 * read, gone on with from where it is cut, and refused where a newer version says that it wrote it.
 */
public final class VersionsCampaign implements Campaign {
  private static final int WHOLE = 2_000;
  private static final int QUICK = 30;
  private static final Path KEPT = Path.of("src", "test", "resources", "runs", "formats");

  private final List<Map<String, byte[]>> formats = new ArrayList<>();

  /** What the same run is today, without what takes time. */
  private Map<String, String> today = Map.of();

  @Override
  public About about() {
    return new About(
        "versions",
        "folders of every earlier format are read and gone on with to equal numbers; a newer one"
            + " is refused",
        QUICK,
        WHOLE);
  }

  @Override
  public void prepare() throws Exception {
    Path work = Files.createTempDirectory("today");
    try (RunFolder folder = RunFolder.create(work.resolve("run"), TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    today = numbers(work.resolve("run"));
    FolderTree.delete(work);
    try (Stream<Path> files = Files.list(KEPT)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        formats.add(unpacked(file));
      }
    }
  }

  private static Map<String, byte[]> unpacked(Path file) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        all.put(entry.getName(), in.readAllBytes());
      }
    }
    return all;
  }

  /** Epochs, steps, answers and weights, as their files have them. */
  private static Map<String, String> numbers(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>(TinyRun.contents(folder));
    all.keySet()
        .removeIf(
            name ->
                name.startsWith("distributions")
                    || name.startsWith("recipe")
                    || name.equals("run.json"));
    return all;
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    Path runs = trial.folder().resolve("runs");
    Path folder = runs.resolve("run");
    for (Map.Entry<String, byte[]> file : formats.get(random.nextInt(formats.size())).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue());
    }
    return switch (random.nextInt(3)) {
      case 0 -> read(runs, folder);
      case 1 -> newer(runs, folder, random);
      default -> goneOn(folder, random);
    };
  }

  private Outcome read(Path runs, Path folder) throws IOException {
    PastRun past = PastRun.open(folder);
    Optional<RunSummary> listed = new History(runs, Clock.systemUTC()).list().stream().findFirst();
    if (past.run().state() != Run.State.FINISHED
        || listed.filter(RunSummary.Whole.class::isInstance).isEmpty()) {
      return Outcome.fault(
          "a finished run is %s and listed as %s".formatted(past.run().state(), listed));
    }
    return differing(folder).map(Outcome::fault).orElse(Outcome.held("read"));
  }

  private Optional<String> differing(Path folder) throws IOException {
    Map<String, String> found = numbers(folder);
    return today.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(found.get(entry.getKey())))
        .map(entry -> entry.getKey() + " has other numbers than today's")
        .findFirst();
  }

  private static Outcome newer(Path runs, Path folder, SplittableRandom random) throws IOException {
    String[] numbers = Environment.VERSION.split("-", 2)[0].split("\\.", -1);
    int place = random.nextInt(3);
    numbers[place] = Integer.toString(Integer.parseInt(numbers[place]) + 1 + random.nextInt(1000));
    String version = String.join(".", numbers) + (random.nextBoolean() ? "-rc1" : "");
    Path file = folder.resolve("run.json");
    ObjectNode run = Json.read(file);
    ((ObjectNode) run.get("environment")).put("sparsam", version);
    if (random.nextBoolean()) {
      run.put("state", "half-done"); // What this version does not know.
    }
    Files.writeString(file, Json.write(run));
    boolean refused =
        isRefused(() -> PastRun.open(folder))
            && isRefused(() -> RunFolder.read(folder))
            && isRefused(() -> RunFolder.resume(folder).close());
    List<RunSummary> listed = new History(runs, Clock.systemUTC()).list();
    boolean told =
        listed.size() == 1
            && listed.getFirst() instanceof RunSummary.Newer known
            && known.version().equals(version);
    return refused && told
        ? Outcome.held("refused")
        : Outcome.fault(
            "a run of version %s is not refused, listed as %s".formatted(version, listed));
  }

  /** What is done with a folder. */
  private interface Opening {
    void open() throws IOException;
  }

  private static boolean isRefused(Opening opening) throws IOException {
    try {
      opening.open();
      return false;
    } catch (NewerVersion _) {
      return true;
    }
  }

  /** As if it had been killed after some of its trainings. */
  private Outcome goneOn(Path folder, SplittableRandom random) throws Exception {
    Path file = folder.resolve("run.json");
    ObjectNode run = Json.read(file);
    ArrayNode results = (ArrayNode) run.get("results");
    int left = random.nextInt(results.size());
    while (results.size() > left) {
      results.remove(results.size() - 1);
    }
    run.put("state", "running");
    Files.writeString(file, Json.write(run));
    try (RunFolder open = RunFolder.resume(folder)) {
      if (TinyRun.run(open).state() != Run.State.FINISHED) {
        return Outcome.fault("it was not gone on with to its end");
      }
    }
    return differing(folder).map(Outcome::fault).orElse(Outcome.held("gone on with"));
  }
}
