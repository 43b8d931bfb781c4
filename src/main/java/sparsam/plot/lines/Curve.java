package sparsam.plot.lines;

import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Scale;
import sparsam.plot.picture.Memory;

/**
 * What is known of a curve that grows: its ends, whether it runs from left to right, what is left
 * of it on the screen. Every point is looked at once, not once a frame.
 */
final class Curve {
  private final Points points;
  private final Axis xAxis;
  private final Axis yAxis;
  private int known;
  private double lowX = Double.POSITIVE_INFINITY;
  private double highX = Double.NEGATIVE_INFINITY;
  private double lowY = Double.POSITIVE_INFINITY;
  private double highY = Double.NEGATIVE_INFINITY;
  private boolean sorted = true;
  private @Nullable Decimation thinned;

  Curve(Points points, Axis xAxis, Axis yAxis) {
    this.points = points;
    this.xAxis = xAxis;
    this.yAxis = yAxis;
  }

  /** The curve of some points, with what was found out about those that were there before. */
  static Curve of(Memory memory, Points points, Axis x, Axis y) {
    Curve curve =
        memory.of(
            points.ys(),
            Curve.class,
            known -> known.leadsTo(points, x, y),
            () -> new Curve(points, x, y));
    curve.growTo(points.count());
    return curve;
  }

  /** Whether these points are this curve's, perhaps with more behind them. */
  boolean leadsTo(Points later, Axis x, Axis y) {
    return points.xs() == later.xs()
        && points.ys() == later.ys()
        && known <= later.count()
        && xAxis.kind() == x.kind()
        && yAxis.kind() == y.kind();
  }

  void growTo(int count) {
    double[] xs = points.xs();
    double[] ys = points.ys();
    for (int i = known; i < count; i++) {
      sorted &= i == 0 ? !Double.isNaN(xs[i]) : xs[i] >= xs[i - 1];
      if (xAxis.shows(xs[i])) {
        lowX = Math.min(lowX, xs[i]);
        highX = Math.max(highX, xs[i]);
        if (yAxis.shows(ys[i])) {
          lowY = Math.min(lowY, ys[i]);
          highY = Math.max(highY, ys[i]);
        }
      }
    }
    known = count;
  }

  int count() {
    return known;
  }

  double x(int i) {
    return points.xs()[i];
  }

  double y(int i) {
    return points.ys()[i];
  }

  /** The smallest x that can be shown, +∞ where there is none. */
  double lowX() {
    return lowX;
  }

  /** The largest x that can be shown, −∞ where there is none. */
  double highX() {
    return highX;
  }

  double lowY() {
    return lowY;
  }

  double highY() {
    return highY;
  }

  Decimation.Paths paths(Scale x, Scale y, double column) {
    Decimation remembered = thinned;
    if (remembered == null || !remembered.isFor(x, column)) {
      remembered = new Decimation(points, xAxis, yAxis, x, column);
      thinned = remembered;
    }
    return remembered.paths(known, y);
  }

  /**
   * The point whose x lies nearest to a position, −1 where no point can be shown. Halves its way
   * there where x never falls, as is usual, and looks at every point otherwise.
   */
  int nearest(Scale x, double position) {
    int from = 0;
    int to = known;
    if (sorted) {
      int above = firstNotBelow(x.value(position));
      from = Math.max(0, above - 1);
      to = Math.min(known, above + 1);
    }
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double distance =
          xAxis.shows(x(i)) ? Math.abs(x.position(x(i)) - position) : Double.POSITIVE_INFINITY;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /** The first x at or beyond a value on the side of {@code direction}; NaN where there is none. */
  double next(double value, int direction) {
    double next = Double.NaN;
    if (sorted) {
      int above = firstNotBelow(value);
      boolean hit = above < known && x(above) == value;
      int i = direction > 0 || hit ? above : above - 1;
      next = i >= 0 && i < known ? x(i) : Double.NaN;
    } else {
      for (int i = 0; i < known; i++) {
        double beyond = direction * (x(i) - value);
        if (beyond >= 0 && !(direction * (next - value) <= beyond)) {
          next = x(i);
        }
      }
    }
    return xAxis.shows(next) ? next : Double.NaN;
  }

  private int firstNotBelow(double value) {
    int low = 0;
    int high = known;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x(middle) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
