package sparsam.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
      kept.cut(keptBefore);
      lost.cut(lostBefore);
      thin(open, count);
      thinned = count;
    }
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int k = 0; k <= kept.count(); k++) {
      if (k == kept.count() || kept.get(k) == BREAK) {
        if (k > from) {
          lines.add(line(from, k, y));
        }
        from = k + 1;
      }
    }
    double[] crosses = new double[lost.count()];
    Arrays.setAll(crosses, i -> x.position(xs[lost.get(i)]));
    return new Paths(lines, crosses);
  }

  private Line line(int from, int to, Scale y) {
    double[] lineXs = new double[to - from];
    double[] lineYs = new double[to - from];
    for (int k = from; k < to; k++) {
      lineXs[k - from] = x.position(xs[kept.get(k)]);
      lineYs[k - from] = y.position(ys[kept.get(k)]);
    }
    return new Line(lineXs, lineYs);
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
      for (i++; i < count && shown(i); i++) {
        if (Math.floor(x.position(xs[i]) / column) != here) {
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
