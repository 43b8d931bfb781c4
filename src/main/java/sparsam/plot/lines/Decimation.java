package sparsam.plot.lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Scale;

/**
 * Thins points to what a screen can show: of every run of points in one pixel column the first, the
 * lowest, the highest and the last stay, so the line covers the same pixels as the whole would.
 * What was thinned once is remembered, so that a curve that grows is not gone through again.
 */
final class Decimation {
  /**
   * @param lines positions, joined inside a line and broken where a value is not finite; a line of
   *     one point is a dot
   * @param lost horizontal positions where a run of values that are not finite begins
   */
  record Paths(List<Line> lines, double[] lost) {}

  /**
   * @param xs positions in pixels
   * @param ys positions in pixels
   */
  record Line(double[] xs, double[] ys) {
    int count() {
      return xs.length;
    }
  }

  /** Stands between the points of two lines. */
  private static final int BREAK = -1;

  /** A column's edge this part of its width away is left to the exact sum. */
  private static final double SURE = 1e-3;

  private final double[] xs;
  private final double[] ys;
  private final Axis xAxis;
  private final Axis yAxis;
  private final Scale x;
  private final double column;
  private final Indices kept = new Indices();
  private final Indices lost = new Indices();
  private int thinned;

  /** Where the last column begins, which later points may add to, and what was kept before it. */
  private int open;

  private int keptBefore;

  /** Positions of what is kept, as far as they are known for the present scale. */
  private double[] keptXs = new double[64];

  private double[] keptYs = new double[64];
  private int placed;
  private @Nullable Scale placedOn;
  private int lostBefore;

  /**
   * @param points the first of a curve that may grow
   * @param column a column's width in the positions' unit
   */
  Decimation(Points points, Axis xAxis, Axis yAxis, Scale x, double column) {
    this.xs = points.xs();
    this.ys = points.ys();
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.x = x;
    this.column = column;
  }

  /**
   * @param column a column's width in the positions' unit
   */
  static Paths of(Points points, Axis xAxis, Axis yAxis, Scale x, Scale y, double column) {
    return new Decimation(points, xAxis, yAxis, x, column).paths(points.count(), y);
  }

  /** Whether what was thinned serves these columns too. */
  boolean isFor(Scale otherX, double otherColumn) {
    return x.equals(otherX) && column == otherColumn;
  }

  /**
   * @param count how many points there are by now, no fewer than before
   */
  Paths paths(int count, Scale y) {
    if (count > thinned) {
      int keptBeforeThinning = keptBefore;
      kept.cut(keptBefore);
      lost.cut(lostBefore);
      thin(open, count);
      thinned = count;
      placed = Math.min(placed, keptBeforeThinning);
    }
    place(y);
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int k = 0; k <= kept.count(); k++) {
      if (k == kept.count() || kept.get(k) == BREAK) {
        if (k > from) {
          lines.add(
              new Line(Arrays.copyOfRange(keptXs, from, k), Arrays.copyOfRange(keptYs, from, k)));
        }
        from = k + 1;
      }
    }
    double[] crosses = new double[lost.count()];
    Arrays.setAll(crosses, i -> x.position(xs[lost.get(i)]));
    return new Paths(lines, crosses);
  }

  private void place(Scale y) {
    if (!y.equals(placedOn)) {
      placedOn = y;
      placed = 0;
    }
    if (keptXs.length < kept.count()) {
      keptXs = Arrays.copyOf(keptXs, 2 * kept.count());
      keptYs = Arrays.copyOf(keptYs, 2 * kept.count());
    }
    for (; placed < kept.count(); placed++) {
      int i = kept.get(placed);
      keptXs[placed] = i == BREAK ? Double.NaN : x.position(xs[i]);
      keptYs[placed] = i == BREAK ? Double.NaN : y.position(ys[i]);
    }
  }

  private void thin(int from, int count) {
    int i = from;
    while (i < count) {
      open = i;
      keptBefore = kept.count();
      lostBefore = lost.count();
      if (!shown(i)) {
        i = lose(i, count);
        continue;
      }
      int first = i;
      int lowest = i;
      int highest = i;
      double here = Math.floor(x.position(xs[i]) / column);
      double left = x.value((here + SURE) * column);
      double right = x.value((here + 1 - SURE) * column);
      for (i++; i < count && shown(i); i++) {
        boolean within = xs[i] >= left && xs[i] <= right;
        if (!within && Math.floor(x.position(xs[i]) / column) != here) {
          break;
        }
        if (ys[i] < ys[lowest]) {
          lowest = i;
        }
        if (ys[i] > ys[highest]) {
          highest = i;
        }
      }
      int last = i - 1;
      kept.add(first);
      int nearer = Math.min(lowest, highest);
      int farther = Math.max(lowest, highest);
      if (nearer != first && nearer != last) {
        kept.add(nearer);
      }
      if (farther != nearer && farther != first && farther != last) {
        kept.add(farther);
      }
      if (last != first) {
        kept.add(last);
      }
    }
  }

  private boolean shown(int i) {
    return xAxis.shows(xs[i]) && yAxis.shows(ys[i]);
  }

  /** Ends the line before values that cannot be shown and returns the index behind them. */
  private int lose(int from, int count) {
    kept.add(BREAK);
    if (xAxis.shows(xs[from]) && !Double.isFinite(ys[from])) {
      lost.add(from);
    }
    int i = from;
    while (i < count && !shown(i)) {
      i++;
    }
    return i;
  }

  /** A list of numbers without boxes around them. */
  private static final class Indices {
    private int[] all = new int[64];
    private int count;

    void add(int index) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = index;
    }

    int get(int i) {
      return all[i];
    }

    int count() {
      return count;
    }

    void cut(int to) {
      count = to;
    }
  }
}
