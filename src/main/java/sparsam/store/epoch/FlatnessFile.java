package sparsam.store.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.recipe.watch.Watch;
import sparsam.result.Track;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.file.Csv;
import sparsam.system.WholeFile;

/**
 * How flat the places were that a run's trainings came to, in its folder: {@code flatness.csv}, a
 * line a look. There is none where nobody looked.
 */
public final class FlatnessFile {
  public static final String NAME = "flatness.csv";

  private static final List<String> COLUMNS =
      List.of(
          "name",
          "epoch",
          "steps",
          "examples",
          "radius",
          "loss",
          "gradientNorm",
          "lambda1",
          "lambda1Error",
          "rise",
          "edge",
          "samEdge");

  private FlatnessFile() {}

  /**
   * Writes the file anew with what the trainings have by now; none where they have nothing.
   *
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Path folder, List<Track> tracks) throws IOException {
    Path file = folder.resolve(NAME);
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS.toArray()));
    boolean any = Files.exists(file);
    for (Track track : tracks) {
      for (FlatnessRow row : track.flatness()) {
        any = true;
        text.append(
            Csv.line(
                track.name(),
                row.epoch(),
                row.steps(),
                row.examples(),
                row.radius(),
                row.loss(),
                row.gradientNorm(),
                row.largest(),
                row.error(),
                row.rise(),
                row.edge(),
                row.samEdge()));
      }
    }
    if (any) {
      WholeFile.write(file, text);
    }
  }

  /**
   * Gives a training back what was seen of it up to an epoch.
   *
   * @param epochs that the training has
   * @throws IOException as {@link #rows}
   */
  public static void read(Path folder, Watch asked, Track track, int epochs) throws IOException {
    for (FlatnessRow row : rows(folder, asked, track.name())) {
      if (row.epoch() <= epochs) {
        track.add(row);
      }
    }
  }

  /**
   * What was seen of a training, in its order, as far as one looked as it is asked for: a dense
   * network that was taken over may have been looked at otherwise.
   *
   * @param name of the training
   * @throws IOException with one sentence where the file is damaged
   */
  public static List<FlatnessRow> rows(Path folder, Watch asked, String name) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<List<String>> rows = Csv.read(file);
    if (rows.isEmpty() || !rows.getFirst().equals(COLUMNS)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s is damaged: its first line is not %s",
              file,
              String.join(",", COLUMNS)));
    }
    List<FlatnessRow> seen = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.getFirst().equals(name)) {
        FlatnessRow one = row(row, file);
        if (one.radius() == asked.radius() && isOf(one, asked)) {
          seen.add(one);
        }
      }
    }
    return seen;
  }

  /** There may have been fewer images than were asked for. */
  private static boolean isOf(FlatnessRow row, Watch asked) {
    return asked.measures() && row.examples() <= asked.examples();
  }

  private static FlatnessRow row(List<String> row, Path file) throws IOException {
    double[] numbers = new double[8];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Csv.number(row.get(4 + i), file);
    }
    return new FlatnessRow(
        (int) Csv.whole(row.get(1), file),
        Csv.whole(row.get(2), file),
        (int) Csv.whole(row.get(3), file),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        numbers[7]);
  }
}
