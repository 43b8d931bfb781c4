package sparsam.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.DensePart;
import sparsam.recipe.Difference;
import sparsam.recipe.FileNames;
import sparsam.recipe.Json;
import sparsam.recipe.Phase;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.recipe.watch.Watch;
import sparsam.result.Answers;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.epoch.FlatnessFile;
import sparsam.store.file.Csv;
import sparsam.system.FolderTree;
import sparsam.system.Sentence;
import sparsam.system.WholeFile;

/**
 * A dense network that was trained before, with all that a run keeps of its training: read whole
 * and checked, from a run's folder or from the program itself. Controls may come with it: arms that
 * start from it, which no pruning changes.
 */
public final class DenseNetwork implements GivenDense {
  private static final String METRICS = "metrics.csv";
  private static final String RUN = "run.json";

  /** The files of a run. */
  @FunctionalInterface
  interface Shelf {
    /**
     * @param file its path in the run's folder, with slashes
     * @return null where there is none
     */
    byte @Nullable [] read(String file) throws IOException;
  }

  private final Path place;
  private final String name;
  private final Shelf shelf;
  private final Recipe recipe;
  private final Run run;
  private final List<String> controls;
  private final Trained origin;
  private final DataOrigin data;
  private final Finished result;
  private final Weights weights;
  private final Answers answers;
  private final Track track;
  private final List<Snapshot> snapshots;
  private final List<Kept> kept = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /**
   * A run's.
   *
   * @param folder of a run that has finished its dense phase; the run itself may go on
   * @throws IOException with one sentence: it is no run's folder, it has no dense network, the
   *     training was changed by hand, or a file is missing or damaged
   */
  public static DenseNetwork of(Path folder) throws IOException {
    return new DenseNetwork(
        folder,
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        RunFolder.look(folder).recipe(),
        file -> {
          Path path = folder.resolve(file);
          try {
            return Files.exists(path) ? Files.readAllBytes(path) : null;
          } catch (IOException e) {
            throw new IOException("%s cannot be read: %s".formatted(path, Sentence.of(e)), e);
          }
        });
  }

  /**
   * @param place what messages call the folder
   * @param name what the run is called by those who take its network over
   */
  DenseNetwork(Path place, String name, Recipe recipe, Shelf shelf) throws IOException {
    this(place, name, recipe, shelf, List.of());
  }

  /**
   * @param controls arms that come with it
   */
  private DenseNetwork(Path place, String name, Recipe recipe, Shelf shelf, List<String> controls)
      throws IOException {
    this.place = place;
    this.name = name;
    this.shelf = shelf;
    this.recipe = recipe;
    this.controls = controls;
    this.run = RunJson.of(place.resolve(RUN), Json.object(place.resolve(RUN), text(RUN)), recipe);
    if (!(run.result(Plan.DENSE).orElse(null) instanceof Finished finished)
        || recipe.dense() == null) {
      throw new IOException(place + " has no dense network that was trained to its end");
    }
    this.data = run.data();
    this.origin =
        switch (run.denseFrom()) {
          case null -> new Trained(name, run.environment(), origins(Map.of()));
          case Trained before ->
              new Trained(before.run(), before.environment(), origins(before.controls()));
          case Brought file ->
              throw new IOException(
                  "the dense network of %s is from the file %s, so it is not the one of its recipe"
                      .formatted(place, file.name()));
        };
    if (isAdjusted(Plan.DENSE)) {
      throw new IOException(
          "the dense network of %s was changed by hand while it trained, so it is not the one of"
                  .formatted(place)
              + " its recipe");
    }
    this.answers = readAnswers();
    Kept dense = kept(Plan.DENSE);
    this.weights = Weights.of(dense.weights());
    this.result =
        finished.size() == null
            ? finished.withSize(weights.size(recipe.network()).orElse(null))
            : finished;
    this.track = readTrack(Plan.DENSE, Phase.DENSE, recipe.dense().epochs());
    this.snapshots =
        dense.distributions() == null
            ? List.of()
            : Snapshots.of(
                rows(path(RunFiles.DISTRIBUTIONS, Plan.DENSE, ".csv")),
                place.resolve(path(RunFiles.DISTRIBUTIONS, Plan.DENSE, ".csv")),
                Plan.DENSE,
                Phase.DENSE,
                Integer.MAX_VALUE);
    kept.add(dense);
    for (String control : controls) {
      readTrack(control, Phase.ARM, 1); // That a run which takes it over finds it whole.
      kept.add(kept(control));
    }
    files.put(METRICS, utf8(ofThese(rows(METRICS))));
    if (shelf.read(FlatnessFile.NAME) != null) {
      files.put(FlatnessFile.NAME, utf8(ofThese(rows(FlatnessFile.NAME))));
    }
    files.put(RunFiles.PREDICTIONS, utf8(table(answers)));
    files.put(
        RUN,
        utf8(
            RunJson.write(
                new Run(
                    recipe,
                    origin.environment(),
                    Run.State.RUNNING,
                    run.results().stream()
                        .filter(one -> isHere(one.name()))
                        .map(one -> one.name().equals(Plan.DENSE) ? result : one)
                        .toList(),
                    List.of(),
                    origin,
                    data))));
  }

  private boolean isHere(String network) {
    return network.equals(Plan.DENSE) || controls.contains(network);
  }

  /** Which run trained each of the controls. */
  private Map<String, String> origins(Map<String, String> before) {
    Map<String, String> from = new LinkedHashMap<>();
    controls.forEach(control -> from.put(control, before.getOrDefault(control, name)));
    return from;
  }

  /**
   * The same with every control that another recipe has too and that has ended here: an arm that
   * starts from the dense network is the same whatever is pruned. Only where nothing that decides
   * its last digits differs; one whose files are damaged is trained again.
   */
  @Override
  public DenseNetwork sharing(Recipe other, Environment here) {
    // What is to be looked at from beside is trained again, for nobody looked before.
    if (!run.environment().agrees(here) || !other.watch().equals(Watch.OFF)) {
      return this;
    }
    try {
      List<String> shared = new ArrayList<>();
      for (Arm arm : other.arms()) {
        if (arm.start() == Start.DENSE
            && !arm.isPruned()
            && recipe.arms().contains(arm)
            && run.result(arm.name()).filter(Finished.class::isInstance).isPresent()
            && !isAdjusted(arm.name())) {
          shared.add(arm.name());
        }
      }
      return shared.isEmpty() ? this : new DenseNetwork(place, name, recipe, shelf, shared);
    } catch (IOException _) {
      return this;
    }
  }

  /** What was changed by hand no recipe says. */
  private boolean isAdjusted(String training) throws IOException {
    return shelf.read(RunFiles.ADJUSTMENTS) != null
        && rows(RunFiles.ADJUSTMENTS).stream().anyMatch(row -> row.getFirst().equals(training));
  }

  private Answers readAnswers() throws IOException {
    Path path = place.resolve(RunFiles.PREDICTIONS);
    List<String> names = new ArrayList<>(List.of(Plan.DENSE));
    names.addAll(controls);
    Answers read =
        Predictions.of(path, rows(RunFiles.PREDICTIONS), names, recipe.data().set(), data);
    for (String network : names) {
      Finished finished = (Finished) run.result(network).orElseThrow();
      int[] said = read.of(network).orElseThrow();
      int right = 0;
      for (int i = 0; i < said.length; i++) {
        right += said[i] == read.labels()[i] ? 1 : 0;
      }
      if (said.length != finished.testCount() || right != finished.testCorrect()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s is damaged: of %d answers %d are right, where the result says %d of %d",
                path,
                said.length,
                right,
                finished.testCorrect(),
                finished.testCount()));
      }
    }
    return read;
  }

  private Track readTrack(String name, Phase phase, int epochs) throws IOException {
    Path metrics = place.resolve(METRICS);
    String file = path(RunFiles.STEPS, name, ".csv");
    Path steps = place.resolve(file);
    List<List<String>> made = Past.below(steps, rows(file), Past.STEP_COLUMNS);
    Track read = new Track(name, phase, made.size(), Math.max(1, made.size() / epochs));
    Past.addEpochs(
        metrics, Past.below(metrics, rows(METRICS), Past.EPOCH_COLUMNS), read, Integer.MAX_VALUE);
    Past.addSteps(steps, made, read, Long.MAX_VALUE);
    if (!Past.whole(read, epochs)) {
      throw new IOException(
          "%s or %s lacks epochs of %s that the run has made".formatted(metrics, steps, name));
    }
    return read;
  }

  /** A network's own files; a run calls them as its recipe's other networks let it. */
  private Kept kept(String name) throws IOException {
    String file = path(RunFiles.WEIGHTS, name, ".safetensors");
    byte[] bytes = bytes(file);
    return new Kept(
        name,
        Safetensors.of(place.resolve(file).toString(), bytes),
        bytes,
        bytes(path(RunFiles.STEPS, name, ".csv")),
        shelf.read(path(RunFiles.DISTRIBUTIONS, name, ".csv")));
  }

  private String path(String folder, String name, String ending) {
    return folder + "/" + FileNames.of(recipe).of(name) + ending;
  }

  private String ofThese(List<List<String>> rows) {
    StringBuilder text = new StringBuilder(Csv.line(rows.getFirst().toArray()));
    for (List<String> row : rows.subList(1, rows.size())) {
      if (isHere(row.getFirst())) {
        text.append(Csv.line(row.toArray()));
      }
    }
    return text.toString();
  }

  private static String table(Answers answers) {
    List<Object> header = new ArrayList<>(List.of("image", "label"));
    header.addAll(answers.byName().keySet());
    StringBuilder text = new StringBuilder(Csv.line(header.toArray()));
    for (int i = 0; i < answers.labels().length; i++) {
      List<Object> line = new ArrayList<>(List.of(i, answers.labels()[i]));
      for (int[] said : answers.byName().values()) {
        line.add(said[i]);
      }
      text.append(Csv.line(line.toArray()));
    }
    return text.toString();
  }

  private List<List<String>> rows(String file) throws IOException {
    return Csv.parse(place.resolve(file), text(file).lines().toList());
  }

  private String text(String file) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          "%s cannot be read: %s".formatted(place.resolve(file), Sentence.of(e)), e);
    }
  }

  private byte[] bytes(String file) throws IOException {
    byte[] bytes = shelf.read(file);
    if (bytes == null) {
      throw new IOException("%s does not exist".formatted(place.resolve(file)));
    }
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The recipe of the run it is taken from. */
  public Recipe recipe() {
    return recipe;
  }

  /** Where it was trained. */
  @Override
  public Trained origin() {
    return origin;
  }

  /** Which data it was trained on. */
  public DataOrigin data() {
    return data;
  }

  public Finished result() {
    return result;
  }

  /** A new copy at every call. */
  public Weights weights() {
    return new Weights(
        weights.tensors().stream()
            .map(t -> new Weights.Tensor(t.name(), t.shape(), t.kind(), t.values().clone()))
            .toList());
  }

  /** What it said to the test images, under the name {@code dense}. */
  public Answers answers() {
    return answers;
  }

  /** Its training: epochs and steps. */
  public Track track() {
    return track;
  }

  /** All that is known of it, as a run would tell it that has come so far. */
  public Monitor monitor() {
    Monitor monitor = new Monitor();
    monitor.begin(List.of(track));
    monitor.results(List.of(result), List.of(), answers);
    monitor.snapshots(snapshots);
    monitor.weights(Plan.DENSE, weights());
    return monitor;
  }

  /**
   * @throws IOException with one sentence that names the first key that differs, where a recipe's
   *     dense network is another
   */
  @Override
  public void requireFor(Recipe other) throws IOException {
    if (!DensePart.of(recipe).equals(DensePart.of(other))) {
      throw new IOException(
          "the dense network of %s is another than this recipe's: %s"
              .formatted(
                  origin.run(), Difference.first(DensePart.tree(recipe), DensePart.tree(other))));
    }
  }

  /**
   * @throws IOException with one sentence where it was trained on other data than these
   */
  @Override
  public void requireFor(DataOrigin other) throws IOException {
    if (data.differsFrom(other)) {
      throw new IOException(
          data.refusal("the dense network of " + origin.run(), recipe.data().set(), other));
    }
  }

  /** Gives a new run's folder all of it; it counts once {@code run.json} is there, the last. */
  @Override
  public void copyTo(RunFolder folder) throws IOException {
    for (Kept network : kept) {
      write(folder.weightsFile(network.name()), network.bytes());
      write(folder.stepsFile(network.name()), network.steps());
      if (network.distributions() != null) {
        write(folder.distributionsFile(network.name()), network.distributions());
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(folder.path().resolve(file.getKey()), file.getValue());
    }
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    FolderTree.make(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    WholeFile.write(path, bytes);
  }

  /**
   * What a run's folder has of one network.
   *
   * @param bytes of the file of its weights
   */
  private record Kept(
      String name,
      Safetensors weights,
      byte[] bytes,
      byte[] steps,
      byte @Nullable [] distributions) {}
}
