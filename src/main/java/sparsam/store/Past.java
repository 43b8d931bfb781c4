package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Phase;
import sparsam.result.Adjustment;
import sparsam.result.Answers;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.EpochRow;
import sparsam.result.MaskChange;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.store.epoch.FlatnessFile;
import sparsam.store.file.Csv;
import sparsam.system.PlainText;

/**
 * What a run had done when it was broken off or ended, as its folder tells it; nothing for a new
 * one.
 *
 * @param run its state, environment and results
 * @param answers of the finished results; without labels where there are none
 * @param snapshots as far as they count, in the order in which they were made
 * @param adjustments the same
 * @param masks what became of masks, the same
 * @param broken the trainings that were under way, as far as they had finished an epoch
 */
record Past(
    Run run,
    Answers answers,
    List<Snapshot> snapshots,
    List<Adjustment> adjustments,
    List<MaskChange> masks,
    List<Broken> broken) {
  List<Result> results() {
    return run.results();
  }

  /** By the name of a finished result, in the results' order: a class for each test image. */
  Map<String, int[]> predictions() {
    return answers.byName();
  }

  /** Of {@code metrics.csv}. */
  static final int EPOCH_COLUMNS = 10;

  /** Of a file of steps. */
  static final int STEP_COLUMNS = 6;

  /**
   * A training without a result, and its last epoch.
   *
   * @param path of the file
   */
  record Broken(Checkpoint at, Path path, Safetensors file) {}

  /** Where a training was broken off. */
  Optional<Broken> broken(String training) {
    return broken.stream().filter(found -> found.at().track().equals(training)).findFirst();
  }

  /**
   * As {@link #read(RunFolder, List)}, for a run that goes on.
   *
   * @param data that it goes on with
   * @throws IOException also where the folder's run was made with other data
   */
  static Past read(RunFolder folder, List<Track> tracks, DataSet data) throws IOException {
    Past past = read(folder, tracks);
    past.requireSame(folder, data.origin());
    int[] answered = past.answers.labels();
    int[] labels = data.test().labels();
    if (!past.predictions().isEmpty() && answered.length != labels.length) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s has the answers to %d test images, but the data set has %d",
              folder.predictions(),
              answered.length,
              labels.length));
    }
    if (!past.predictions().isEmpty() && !Arrays.equals(answered, labels)) {
      throw new IOException(
          "%s has the answers to other test images than those of %s in %s: name the folder of its own data"
              .formatted(folder.predictions(), data.name(), data.origin().place()));
    }
    return past;
  }

  private void requireSame(RunFolder folder, DataOrigin now) throws IOException {
    DataOrigin before = run.data();
    if (!broken.isEmpty() && !before.isKnown()) {
      before = broken.getFirst().at().data();
    }
    if (before.differsFrom(now)) {
      throw new IOException(
          before.refusal("the run in " + folder.path(), folder.recipe().data().set(), now));
    }
  }

  /**
   * @param tracks empty ones; they get their epochs and steps back, as far as these count
   * @throws IOException with one sentence where a file is missing or damaged
   */
  static Past read(RunFolder folder, List<Track> tracks) throws IOException {
    // The checkpoints first: where a run goes on writing meanwhile, what is read after them is
    // newer
    // and has everything that they build on.
    List<Broken> last = checkpoints(folder, tracks);
    Run run = RunJson.read(folder.run(), folder.recipe()).withResults(one -> withSize(folder, one));
    List<Result> results = run.results();
    Past past =
        new Past(
            run,
            answers(folder, run),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            last.stream().filter(broken -> run.result(broken.at().track()).isEmpty()).toList());
    List<Adjustment> adjustments = Adjustments.read(folder);
    for (Track track : tracks) {
      past.fill(folder, track);
      if (track.phase() == Phase.DENSE) {
        past.look(folder, track, adjustments);
      }
    }
    for (Result result : results) {
      if (result.phase() == Phase.PRUNED) {
        past.snapshots.addAll(Snapshots.read(folder, result.name(), Phase.PRUNED, 0));
      }
    }
    for (Track track : tracks) {
      if (track.phase() == Phase.ARM) {
        past.look(folder, track, adjustments);
      }
    }
    past.lookAtMasks(folder, tracks);
    return past;
  }

  /** Counts what an older version did not; one whose weights cannot be read stays as it is. */
  private static Result withSize(RunFolder folder, Result result) {
    if (!(result instanceof Finished finished) || finished.size() != null) {
      return result;
    }
    try {
      return finished.withSize(
          folder.weights(finished.name()).size(folder.recipe().network()).orElse(null));
    } catch (IOException _) {
      return result;
    }
  }

  /** Takes a training's snapshots and adjustments, as far as they count. */
  private void look(RunFolder folder, Track track, List<Adjustment> all) throws IOException {
    int epochs = track.epochs().size();
    boolean over = run.result(track.name()).isPresent();
    if (epochs == 0 && !over) {
      return;
    }
    snapshots.addAll(Snapshots.read(folder, track.name(), track.phase(), epochs));
    all.stream()
        .filter(one -> one.name().equals(track.name()))
        .filter(one -> over || one.step() < track.steps().size())
        .forEach(adjustments::add);
  }

  /** Takes what became of masks, as far as it counts. */
  private void lookAtMasks(RunFolder folder, List<Track> tracks) throws IOException {
    List<MaskChange> all = MaskChanges.read(folder);
    for (Track track : tracks) {
      boolean over = run.result(track.name()).isPresent();
      all.stream()
          .filter(one -> one.name().equals(track.name()))
          .filter(one -> over || one.step() <= track.steps().size())
          .forEach(masks::add);
    }
  }

  private static List<Broken> checkpoints(RunFolder folder, List<Track> tracks) throws IOException {
    List<Broken> found = new ArrayList<>();
    for (Path path : tracks.stream().map(folder::checkpoint).distinct().toList()) {
      try {
        if (Files.exists(path)) {
          Safetensors file = Safetensors.read(path);
          found.add(new Broken(Checkpoint.of(file, path), path, file));
        }
      } catch (IOException e) {
        if (Files.exists(path)) {
          throw e;
        }
        // A run that goes on has finished that training meanwhile.
      }
    }
    return found;
  }

  private static Answers answers(RunFolder folder, Run run) throws IOException {
    List<String> finished =
        run.results().stream().filter(Finished.class::isInstance).map(Result::name).toList();
    return finished.isEmpty()
        ? Answers.NONE
        : Predictions.of(
            folder.predictions(),
            Csv.read(folder.predictions()),
            finished,
            run.recipe().data().set(),
            run.data());
  }

  /**
   * Gives a track its epochs and steps back: all where it has a result, else up to the checkpoint.
   */
  private void fill(RunFolder folder, Track track) throws IOException {
    Optional<Result> result = run.result(track.name());
    Optional<Checkpoint> at = broken(track.name()).map(Broken::at);
    if (result.isPresent() || at.isPresent()) {
      int epochs = at.map(Checkpoint::epoch).orElse(Integer.MAX_VALUE);
      Path metrics = folder.metrics();
      Path steps = folder.stepsFile(track.name());
      addEpochs(metrics, rows(metrics, EPOCH_COLUMNS), track, epochs);
      addSteps(
          steps,
          rows(steps, STEP_COLUMNS),
          track,
          at.map(Checkpoint::steps).orElse(Long.MAX_VALUE));
      FlatnessFile.read(folder.path(), folder.recipe().watch(), track, track.epochs().size());
      boolean finished = result.filter(Finished.class::isInstance).isPresent() && !given(track);
      if ((finished || at.isPresent()) && !whole(track, finished ? 1 : epochs)) {
        throw new IOException(
            "%s or %s lacks epochs of %s that the run has made"
                .formatted(
                    folder.metrics(),
                    folder.stepsFile(track.name()),
                    PlainText.quoted(track.name())));
      }
    }
  }

  /** Whether its network was never trained here nor in another run. */
  private boolean given(Track track) {
    return track.phase() == Phase.DENSE && run.denseFrom() instanceof Brought;
  }

  /** Whether a track has at least so many epochs, and all of their steps and no more. */
  static boolean whole(Track track, int epochs) {
    List<EpochRow> rows = track.epochs();
    return rows.size() >= epochs && rows.getLast().steps() == track.steps().size();
  }

  /**
   * Adds a training's epochs up to a limit.
   *
   * @param rows the lines of {@code metrics.csv} below its header
   */
  static void addEpochs(Path path, List<List<String>> rows, Track track, int limit)
      throws IOException {
    int epoch = 0;
    for (List<String> row : rows) {
      if (row.getFirst().equals(track.name()) && Csv.whole(row.get(1), path) <= limit) {
        epoch++;
        if (Csv.whole(row.get(1), path) != epoch) {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "%s is damaged: epoch %d of %s is missing",
                  path,
                  epoch,
                  PlainText.quoted(track.name())));
        }
        track.add(
            new EpochRow(
                epoch,
                Csv.whole(row.get(2), path),
                Csv.whole(row.get(3), path),
                Csv.number(row.get(4), path),
                Csv.number(row.get(5), path),
                Csv.number(row.get(6), path),
                Csv.number(row.get(7), path),
                Csv.number(row.get(8), path),
                Csv.number(row.get(9), path)));
      }
    }
  }

  /**
   * Adds a training's steps up to a limit.
   *
   * @param rows the lines of its file below the header
   */
  static void addSteps(Path path, List<List<String>> rows, Track track, long limit)
      throws IOException {
    for (int i = 0; i < rows.size() && i < limit; i++) {
      double[] numbers = new double[STEP_COLUMNS - 2];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = Csv.number(rows.get(i).get(2 + k), path);
      }
      track.steps().append(numbers);
    }
  }

  /**
   * Steps of the first epoch of every training that has finished it, by name, in their order.
   *
   * @throws IOException with one sentence where the file is damaged
   */
  static Map<String, Integer> firstEpochs(RunFolder folder) throws IOException {
    Map<String, Integer> steps = new LinkedHashMap<>();
    Path path = folder.metrics();
    for (List<String> row : rows(path, EPOCH_COLUMNS)) {
      if (Csv.whole(row.get(1), path) == 1) {
        steps.put(row.getFirst(), (int) Csv.whole(row.get(2), path));
      }
    }
    return steps;
  }

  /**
   * The lines below the header; none where there is no file, as for a training that had no step.
   */
  private static List<List<String>> rows(Path path, int columns) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    return below(path, Csv.read(path), columns);
  }

  /**
   * The lines below a header that must have so many names.
   *
   * @param path what messages call the file
   */
  static List<List<String>> below(Path path, List<List<String>> rows, int columns)
      throws IOException {
    if (rows.isEmpty() || rows.getFirst().size() != columns) {
      throw new IOException(
          String.format(Locale.ROOT, "%s is damaged: its header has not %d names", path, columns));
    }
    return rows.subList(1, rows.size());
  }
}
