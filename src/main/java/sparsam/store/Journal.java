package sparsam.store;

import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sparsam.data.DataSet;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.optim.Optimizer;
import sparsam.recipe.Phase;
import sparsam.recipe.arm.Arm;
import sparsam.result.Adjustment;
import sparsam.result.Answers;
import sparsam.result.BestWeights;
import sparsam.result.Comparison;
import sparsam.result.Comparisons;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Environment;
import sparsam.result.EpochRow;
import sparsam.result.MaskChange;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Series;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.Past.Broken;
import sparsam.store.epoch.EpochWeights;
import sparsam.store.epoch.FlatnessFile;
import sparsam.store.file.Csv;
import sparsam.system.WholeFile;
import sparsam.train.Evaluation;

/**
 * Writes a run into its folder while it goes, and reads it back where it was broken off.
 *
 * <p>The order of writing is what makes a run resumable: an epoch counts once {@code
 * checkpoint.safetensors} names it, a result once {@code run.json} holds it, and everything that
 * belongs to them is written before. What a killed run left behind beyond that is dropped.
 *
 * <p>Trainings that go on at the same time tell it what they did from their own threads: one at a
 * time is heard, so that each file is written by one thread and holds what all have said by then.
 * Results stand in the recipe's order, whatever order the trainings end in.
 */
public final class Journal {
  private static final String METRICS_HEADER =
      Csv.line(
          "name",
          "epoch",
          "steps",
          "gradients",
          "trainLoss",
          "trainAccuracy",
          "validationLoss",
          "validationAccuracy",
          "gradientNorm",
          "epsilonNorm");
  private static final String STEPS_HEADER =
      Csv.line("epoch", "step", "loss", "perturbedLoss", "gradientNorm", "epsilonNorm");

  private final RunFolder folder;
  private final Environment environment;
  private final List<Track> tracks;
  private final DataSet data;
  private final Monitor monitor;
  private final List<Result> results = new ArrayList<>();
  private final LinkedHashMap<String, int[]> predictions = new LinkedHashMap<>();
  private final Map<String, Integer> stepsWritten = new HashMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<MaskChange> masks = new ArrayList<>();
  private final Past past;

  /**
   * @param tracks empty ones; filled from the folder
   * @param data that it trains on and is tested with
   */
  public Journal(
      RunFolder folder, Environment environment, List<Track> tracks, DataSet data, Monitor monitor)
      throws IOException {
    this.folder = folder;
    this.environment = environment;
    this.tracks = List.copyOf(tracks);
    this.data = data;
    this.monitor = monitor;
    this.past = Past.read(folder, tracks, data);
    results.addAll(past.results());
    predictions.putAll(past.predictions());
    snapshots.addAll(past.snapshots());
    adjustments.addAll(past.adjustments());
    masks.addAll(past.masks());
    monitor.begin(tracks);
    monitor.snapshots(snapshots);
    monitor.adjustments(adjustments);
    monitor.masks(masks);
    publish();
    for (Broken broken : past.broken()) {
      // What was written of an epoch that does not count goes before it is written again.
      Snapshots.rewrite(folder, broken.at().track(), snapshots);
    }
    writeMetrics();
    FlatnessFile.write(folder.path(), tracks);
    writeRun(Run.State.RUNNING);
  }

  /** The result that is known already. */
  public synchronized Optional<Result> result(String name) {
    return results.stream().filter(result -> result.name().equals(name)).findFirst();
  }

  /** Whether the dense network is one that somebody brought, and is not trained. */
  public boolean isDenseBrought() {
    return past.run().denseFrom() instanceof Brought;
  }

  /**
   * Where a training was broken off: its parameters, what its optimiser keeps, and its best weights
   * are set as they were then.
   *
   * @param kept by name
   */
  public Optional<Checkpoint> restore(
      Track track, Parameters parameters, Map<String, float[]> kept, BestWeights best)
      throws IOException {
    Optional<Broken> broken = past.broken(track.name());
    if (broken.isPresent()) {
      Checkpoint.restore(
          broken.get().file(), broken.get().path(), parameters, kept, track.epochs(), best);
    }
    return broken.map(Broken::at);
  }

  /** The numbers that a training was given last by hand; empty where it has the recipe's. */
  public synchronized Optional<Optimizer> adjusted(String name) {
    return adjustments.stream()
        .filter(one -> one.name().equals(name))
        .map(Adjustment::optimizer)
        .reduce((_, later) -> later);
  }

  /** A training goes on with other numbers; on disk with its epoch. */
  public synchronized void adjusted(Adjustment adjustment) {
    adjustments.add(adjustment);
    adjustments.sort(comparingInt(one -> place(one.name())));
    monitor.adjustments(adjustments);
  }

  /** An arm's mask is another now; on disk with its epoch. */
  public synchronized void masks(List<MaskChange> changes) {
    masks.addAll(changes);
    masks.sort(comparingInt(one -> place(one.name())));
    monitor.masks(masks);
  }

  /**
   * The weights of a training after an epoch, or before its first: how they are spread, though not
   * of every epoch of many, and themselves, where the recipe asks for them.
   */
  public synchronized void snapshot(Track track, int epoch, Parameters parameters)
      throws IOException {
    if (folder.recipe().watch().keeps(epoch, track.plannedEpochs())) {
      EpochWeights.write(folder.path(), folder.recipe(), track.name(), epoch, parameters);
    }
    if (Snapshots.keeps(epoch, track.plannedEpochs())) {
      add(Snapshot.of(track.name(), track.phase(), epoch, Weights.of(parameters)));
    }
  }

  /** The weights of a pruned network. */
  public synchronized void snapshot(String pruned, Parameters parameters) throws IOException {
    add(Snapshot.of(pruned, Phase.PRUNED, 0, Weights.of(parameters)));
  }

  private void add(Snapshot snapshot) throws IOException {
    Snapshots.append(folder, snapshot);
    snapshots.add(snapshot);
    monitor.snapshots(snapshots);
  }

  /** An epoch was finished. */
  public synchronized void epoch(
      Track track,
      EpochRow row,
      Checkpoint now,
      Parameters parameters,
      Map<String, float[]> kept,
      BestWeights best)
      throws IOException {
    writeSteps(track);
    track.add(row);
    writeMetrics();
    writeChanges();
    WholeFile.write(folder.checkpoint(track), now.write(parameters, kept, best));
  }

  /** A training's place was looked at; an epoch that was finished is on the disk before. */
  public synchronized void flatness(Track track, FlatnessRow row) throws IOException {
    track.add(row);
    FlatnessFile.write(folder.path(), tracks);
  }

  /** A network was tested; its weights and answers are kept. */
  public synchronized void finished(Finished result, Evaluation test, Parameters parameters)
      throws IOException {
    WholeFile.write(folder.weightsFile(result.name()), Safetensors.of(parameters).toBytes());
    answer(result.name(), test.predictions());
    writePredictions();
    add(result);
  }

  private void answer(String name, int[] said) {
    predictions.put(name, said);
    List<String> names = new ArrayList<>(predictions.keySet());
    names.sort(comparingInt(this::place));
    names.forEach(one -> predictions.putLast(one, predictions.get(one)));
  }

  /** A training has no result. */
  public synchronized void failed(Failed result) throws IOException {
    for (Track track : tracks) {
      if (track.name().equals(result.name())) {
        writeSteps(track);
      }
    }
    writeChanges();
    add(result);
  }

  private void writeChanges() throws IOException {
    if (!adjustments.isEmpty()) {
      Adjustments.write(folder, adjustments);
    }
    if (!masks.isEmpty()) {
      MaskChanges.write(folder, masks);
    }
  }

  /** The run is over for now. */
  public synchronized Run end(Run.State state) throws IOException {
    return writeRun(state);
  }

  private void add(Result result) throws IOException {
    results.add(result);
    results.sort(comparingInt(one -> place(one.name())));
    publish();
    writeRun(Run.State.RUNNING);
    if (folder.recipe().armsAtOnce() > 1) {
      for (Track track : tracks) {
        if (track.name().equals(result.name())) {
          WholeFile.remove(folder.checkpoint(track));
        }
      }
    }
  }

  /** By what trainings are ordered: arms as in the recipe, after all that comes before them. */
  private int place(String name) {
    return 1 + folder.recipe().arms().stream().map(Arm::name).toList().indexOf(name);
  }

  private void publish() {
    monitor.results(results, comparisons(), new Answers(labels(), predictions, data.origin()));
  }

  /**
   * Every pair among the dense network and the arms; that pruning costs accuracy is no question.
   */
  private List<Comparison> comparisons() {
    Map<String, int[]> compared = new LinkedHashMap<>();
    for (Result result : results) {
      if (result instanceof Finished && result.phase() != Phase.PRUNED) {
        compared.put(result.name(), Objects.requireNonNull(predictions.get(result.name())));
      }
    }
    return Comparisons.of(compared, labels());
  }

  private Run writeRun(Run.State state) throws IOException {
    Run run =
        new Run(
            folder.recipe(),
            environment,
            state,
            results,
            comparisons(),
            past.run().denseFrom(),
            data.origin());
    WholeFile.write(folder.run(), RunJson.write(run));
    return run;
  }

  private void writeMetrics() throws IOException {
    StringBuilder text = new StringBuilder(METRICS_HEADER);
    for (Track track : tracks) {
      for (EpochRow row : track.epochs()) {
        text.append(
            Csv.line(
                track.name(),
                row.epoch(),
                row.steps(),
                row.gradients(),
                row.trainLoss(),
                row.trainAccuracy(),
                row.validationLoss(),
                row.validationAccuracy(),
                row.gradientNorm(),
                row.epsilonNorm()));
      }
    }
    WholeFile.write(folder.metrics(), text);
  }

  private int[] labels() {
    return data.test().labels();
  }

  private void writePredictions() throws IOException {
    int[] labels = labels();
    List<Object> header = new ArrayList<>(List.of("image", "label"));
    header.addAll(predictions.keySet());
    StringBuilder text = new StringBuilder(Csv.line(header.toArray()));
    for (int i = 0; i < labels.length; i++) {
      text.append(i).append(',').append(labels[i]);
      for (int[] answers : predictions.values()) {
        text.append(',').append(answers[i]);
      }
      text.append('\n');
    }
    WholeFile.write(folder.predictions(), text);
  }

  /**
   * Only what is new is put into words, so that an epoch costs the same however many went before.
   */
  private void writeSteps(Track track) throws IOException {
    Series steps = track.steps();
    int written = stepsWritten.getOrDefault(track.name(), 0);
    StringBuilder text = new StringBuilder(written == 0 ? STEPS_HEADER : "");
    for (int row = written; row < steps.size(); row++) {
      text.append(
          Csv.line(
              row / track.stepsPerEpoch() + 1,
              row + 1,
              steps.get(row, Track.LOSS),
              steps.get(row, Track.PERTURBED_LOSS),
              steps.get(row, Track.GRADIENT_NORM),
              steps.get(row, Track.EPSILON_NORM)));
    }
    if (written == 0) {
      WholeFile.write(folder.stepsFile(track.name()), text);
    } else {
      WholeFile.append(folder.stepsFile(track.name()), text);
    }
    stepsWritten.put(track.name(), steps.size());
  }
}
