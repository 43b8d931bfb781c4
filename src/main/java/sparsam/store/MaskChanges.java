package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.result.MaskChange;
import sparsam.store.file.Csv;
import sparsam.system.WholeFile;

/** What became of masks while arms trained, in a run's folder: a line a tensor and change. */
final class MaskChanges {
  private static final String HEADER =
      Csv.line("name", "step", "tensor", "weights", "pruned", "gone", "back");

  private static final int COLUMNS = 7;

  private MaskChanges() {}

  static void write(RunFolder folder, List<MaskChange> all) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (MaskChange one : all) {
      text.append(
          Csv.line(
              one.name(),
              one.step(),
              one.tensor(),
              one.weights(),
              one.pruned(),
              one.gone(),
              one.back()));
    }
    WholeFile.write(folder.masks(), text);
  }

  /**
   * In the order they were made; none where no mask changed.
   *
   * @throws IOException with one sentence where the file is damaged
   */
  static List<MaskChange> read(RunFolder folder) throws IOException {
    Path file = folder.masks();
    List<MaskChange> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (List<String> row : Past.below(file, Csv.read(file), COLUMNS)) {
        all.add(
            new MaskChange(
                row.getFirst(),
                Csv.whole(row.get(1), file),
                row.get(2),
                (int) Csv.whole(row.get(3), file),
                (int) Csv.whole(row.get(4), file),
                (int) Csv.whole(row.get(5), file),
                (int) Csv.whole(row.get(6), file)));
      }
    }
    return all;
  }
}
