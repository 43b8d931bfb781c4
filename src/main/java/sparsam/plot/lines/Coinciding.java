package sparsam.plot.lines;

import java.util.List;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;

/** Finds out which curves lie on which others, so that both are drawn to be seen. */
final class Coinciding {
  /** The part of the axis within which two heights are one on the screen. */
  private static final double SAME = 0.004;

  /** Longer curves are noise, which never coincides. */
  private static final int MOST = 400;

  private Coinciding() {}

  /**
   * On how many of the curves before it each of them lies along half of its way or more.
   *
   * @param curves in the order in which they are drawn
   */
  static int[] counts(List<Curve> curves, Axis axis, Range y) {
    int[] counts = new int[curves.size()];
    for (int i = 0; i < counts.length; i++) {
      for (int k = 0; k < i; k++) {
        counts[i] += lies(curves.get(i), curves.get(k), axis, y) ? 1 : 0;
      }
    }
    return counts;
  }

  private static boolean lies(Curve one, Curve other, Axis axis, Range y) {
    if (one.count() < 2 || one.count() > MOST || other.count() > MOST) {
      return false;
    }
    int common = 0;
    boolean before = false;
    int k = 0;
    for (int i = 0; i < one.count(); i++) {
      while (k < other.count() && other.x(k) < one.x(i)) {
        k++;
      }
      boolean here =
          k < other.count()
              && other.x(k) == one.x(i)
              && Math.abs(height(one.y(i), axis, y) - height(other.y(k), axis, y)) <= SAME;
      common += here && before ? 1 : 0;
      before = here;
    }
    return 2 * common >= one.count() - 1;
  }

  private static double height(double value, Axis axis, Range y) {
    return axis.kind() == Axis.Kind.LOG
        ? Math.log(value / y.min()) / Math.log(y.max() / y.min())
        : (value - y.min()) / (y.max() - y.min());
  }
}
