package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.List;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.shrink.ShrinkTable.Line;
import sparsam.report.table.Table;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.text.Strings;

/** ShrinkBench's quantities of every arm of a sweep, under each set of values. */
public final class SweepShrinkage {
  private SweepShrinkage() {}

  /** Whether something of the sweep's networks is smaller than it was. */
  public static boolean isTold(Findings findings) {
    return findings.cells().stream().anyMatch(cell -> ShrinkTable.isTold(cell.shrinkage()));
  }

  /**
   * The table.
   *
   * @param most sets of values
   */
  public static Table of(Strings strings, Findings findings, int most) {
    List<AxisWords> axes =
        findings.sweep().axes().stream().map(axis -> new AxisWords(strings, axis)).toList();
    List<Line> lines = new ArrayList<>();
    for (Cell cell : findings.cells().subList(0, Math.min(most, findings.cells().size()))) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < axes.size(); i++) {
        values.add(axes.get(i).value(cell.values().get(i)));
      }
      for (Named network : cell.shrinkage()) {
        lines.add(new Line(values, network));
      }
    }
    return ShrinkTable.of(strings, axes.stream().map(AxisWords::title).toList(), lines);
  }
}
