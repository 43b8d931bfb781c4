package sparsam.ui.lab.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.finding.Measured;
import sparsam.text.Strings;
import sparsam.ui.lab.result.ArmRow.State;
import sparsam.ui.lab.seeds.SeedFindings;

/** Rows with what several seeds came to in place of what one did. */
final class SeedRows {
  private SeedRows() {}

  /**
   * @param found null where there is one seed; rows without two results stay as they are
   */
  static List<ArmRow> of(Strings strings, List<ArmRow> rows, @Nullable SeedFindings found) {
    return found == null ? rows : rows.stream().map(row -> of(strings, row, found)).toList();
  }

  private static ArmRow of(Strings strings, ArmRow row, SeedFindings found) {
    Optional<Mean> mean =
        switch (row.phase()) {
          case DENSE -> found.dense();
          case ARM -> found.arm(row.name());
          case PRUNED -> Optional.empty();
        };
    Optional<Interval> interval = mean.flatMap(Measured::interval);
    if (row.state() != State.FINISHED || mean.isEmpty() || interval.isEmpty()) {
      return row;
    }
    return row.over(
        strings.get("result.accuracy", 100 * mean.get().mean()),
        strings.get("result.interval", 100 * interval.get().low(), 100 * interval.get().high()),
        strings.get("seeds.mean", mean.get().count()));
  }
}
