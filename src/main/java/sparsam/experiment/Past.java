package sparsam.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.experiment.Result.Finished;
import sparsam.nn.Safetensors;

/**
 * What a run had done when it was broken off, as its folder tells it; nothing for a new one.
 *
 * @param predictions by the name of a finished result, in the results' order: a class for each test
 *     image
 * @param snapshots as far as they count, in the order in which they were made
 * @param adjustments the same
 * @param broken the training that was under way, where it had finished an epoch
 */
record Past(
    List<Result> results,
    Map<String, byte[]> predictions,
    List<Snapshot> snapshots,
    List<Adjustment> adjustments,
    Optional<Broken> broken) {
  private static final int EPOCH_COLUMNS = 10;
  private static final int STEP_COLUMNS = 6;

  /** A training without a result, and its last epoch. */
  record Broken(Checkpoint at, Safetensors file) {}

  /**
   * @param tracks empty ones; they get their epochs and steps back, as far as these count
   * @param labels of the test images
   * @throws IOException with one sentence where a file is missing or damaged
   */
  static Past read(RunFolder folder, List<Track> tracks, int[] labels) throws IOException {
    List<Result> results = RunJson.results(folder.run());
    Optional<Broken> broken = broken(folder, results);
    Past past =
        new Past(
            results,
            predictions(folder, results, labels),
            new ArrayList<>(),
            new ArrayList<>(),
            broken);
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
    return past;
  }

  /** Takes a training's snapshots and adjustments, as far as they count. */
  private void look(RunFolder folder, Track track, List<Adjustment> all) throws IOException {
    int epochs = track.epochs().size();
    boolean over = results.stream().anyMatch(result -> result.name().equals(track.name()));
    if (epochs == 0 && !over) {
      return;
    }
    snapshots.addAll(Snapshots.read(folder, track.name(), track.phase(), epochs));
    all.stream()
        .filter(one -> one.name().equals(track.name()))
        .filter(one -> over || one.step() < track.steps().size())
        .forEach(adjustments::add);
  }

  private static Optional<Broken> broken(RunFolder folder, List<Result> results)
      throws IOException {
    Path path = folder.checkpoint();
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    Safetensors file = Safetensors.read(path);
    Checkpoint at = Checkpoint.of(file, path);
    boolean over = results.stream().anyMatch(result -> result.name().equals(at.track()));
    return over ? Optional.empty() : Optional.of(new Broken(at, file));
  }

  private static Map<String, byte[]> predictions(
      RunFolder folder, List<Result> results, int[] labels) throws IOException {
    Map<String, byte[]> predictions = new LinkedHashMap<>();
    Path path = folder.predictions();
    List<Result> finished = results.stream().filter(Finished.class::isInstance).toList();
    if (finished.isEmpty()) {
      return predictions;
    }
    List<List<String>> rows = Csv.read(path);
    if (rows.size() != labels.length + 1 || rows.getFirst().size() < 2) {
      throw new IOException(
          "%s has the answers to %d test images, but the data set has %d"
              .formatted(path, rows.size() - 1, labels.length));
    }
    for (Result result : finished) {
      List<String> header = rows.getFirst();
      // Behind the columns image and label, which may be arms' names as well.
      int column = 2 + header.subList(2, header.size()).indexOf(result.name());
      if (column < 2) {
        throw new IOException("%s lacks the answers of %s".formatted(path, result.name()));
      }
      byte[] answers = new byte[labels.length];
      for (int i = 0; i < answers.length; i++) {
        answers[i] = (byte) Csv.whole(rows.get(i + 1).get(column), path);
      }
      predictions.put(result.name(), answers);
    }
    return predictions;
  }

  /**
   * Gives a track its epochs and steps back: all where it has a result, else up to the checkpoint.
   */
  private void fill(RunFolder folder, Track track) throws IOException {
    boolean over = results.stream().anyMatch(result -> result.name().equals(track.name()));
    Optional<Checkpoint> at =
        broken.map(Broken::at).filter(checkpoint -> checkpoint.track().equals(track.name()));
    if (over) {
      epochs(folder.metrics(), track, Integer.MAX_VALUE);
      steps(folder.stepsFile(track.name()), track, Long.MAX_VALUE);
    } else if (at.isPresent()) {
      epochs(folder.metrics(), track, at.get().epoch());
      steps(folder.stepsFile(track.name()), track, at.get().steps());
      if (track.epochs().size() != at.get().epoch() || track.steps().size() != at.get().steps()) {
        throw new IOException(
            "%s or %s lacks epochs of %s that the checkpoint has"
                .formatted(folder.metrics(), folder.stepsFile(track.name()), track.name()));
      }
    }
  }

  private static void epochs(Path path, Track track, int limit) throws IOException {
    List<List<String>> rows = rows(path, EPOCH_COLUMNS);
    for (List<String> row : rows) {
      if (row.getFirst().equals(track.name()) && Csv.whole(row.get(1), path) <= limit) {
        track.add(
            new EpochRow(
                (int) Csv.whole(row.get(1), path),
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

  private static void steps(Path path, Track track, long limit) throws IOException {
    List<List<String>> rows = rows(path, STEP_COLUMNS);
    for (int i = 0; i < rows.size() && i < limit; i++) {
      double[] numbers = new double[STEP_COLUMNS - 2];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = Csv.number(rows.get(i).get(2 + k), path);
      }
      track.steps().append(numbers);
    }
  }

  /**
   * The lines below the header; none where there is no file, as for a training that had no step.
   */
  private static List<List<String>> rows(Path path, int columns) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<List<String>> rows = Csv.read(path);
    if (rows.isEmpty() || rows.getFirst().size() != columns) {
      throw new IOException("%s is damaged: its header has not %d names".formatted(path, columns));
    }
    return rows.subList(1, rows.size());
  }
}
