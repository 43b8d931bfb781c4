package sparsam.report.flatness;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.result.FlatnessRow;

/** How flat the places of a training were, to be drawn, kept up with its track. */
public final class FlatnessTrace {
  private final PointBuffer largest = new PointBuffer();
  private final PointBuffer rise = new PointBuffer();
  private final PointBuffer edge = new PointBuffer();
  private final PointBuffer samEdge = new PointBuffer();
  private int seen;

  /**
   * Takes what is new; true where there was anything.
   *
   * @param at where on the x axis a training is after so many steps
   */
  public boolean follow(List<FlatnessRow> rows, LongToDoubleFunction at) {
    boolean moved = seen < rows.size();
    for (; seen < rows.size(); seen++) {
      FlatnessRow row = rows.get(seen);
      double x = at.applyAsDouble(row.steps());
      add(largest, x, row.largest());
      add(rise, x, row.rise());
      add(edge, x, row.edge());
      add(samEdge, x, row.samEdge());
    }
    return moved;
  }

  private static void add(PointBuffer buffer, double x, double y) {
    if (Double.isFinite(y)) {
      buffer.add(x, y);
    }
  }

  /** λ₁. */
  public Points largest() {
    return largest.points();
  }

  /** How far the loss rises within the radius. */
  public Points rise() {
    return rise.points();
  }

  /** The curvature from which on the descent overshoots. */
  public Points edge() {
    return edge.points();
  }

  /** The same of a step that climbs first. */
  public Points samEdge() {
    return samEdge.points();
  }
}
