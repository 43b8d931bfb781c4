package sparsam.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Thins points to what a screen can show: of every run of points in one pixel column the first, the
 * lowest, the highest and the last stay, so the line covers the same pixels as the whole would.
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

  private final Axis xAxis;
  private final Axis yAxis;
  private final Scale x;
  private final Scale y;
  private final double column;
  private final List<Line> lines = new ArrayList<>();
  private double[] lineXs = new double[256];
  private double[] lineYs = new double[256];
  private int length;
  private double[] lost = new double[4];
  private int losses;

  private Decimation(Axis xAxis, Axis yAxis, Scale x, Scale y, double column) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.x = x;
    this.y = y;
    this.column = column;
  }

  /**
   * @param column a column's width in the positions' unit
   */
  static Paths of(Points points, Axis xAxis, Axis yAxis, Scale x, Scale y, double column) {
    return new Decimation(xAxis, yAxis, x, y, column).thin(points);
  }

  private Paths thin(Points points) {
    double[] xs = points.xs();
    double[] ys = points.ys();
    int i = 0;
    while (i < points.count()) {
      if (!shown(xs[i], ys[i])) {
        i = lose(points, i);
        continue;
      }
      int first = i;
      int lowest = i;
      int highest = i;
      double at = x.position(xs[i]);
      double here = Math.floor(at / column);
      for (i++; i < points.count() && shown(xs[i], ys[i]); i++) {
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
      add(xs[first], ys[first]);
      int nearer = Math.min(lowest, highest);
      int farther = Math.max(lowest, highest);
      if (nearer != first && nearer != last) {
        add(xs[nearer], ys[nearer]);
      }
      if (farther != nearer && farther != first && farther != last) {
        add(xs[farther], ys[farther]);
      }
      if (last != first) {
        add(xs[last], ys[last]);
      }
    }
    end();
    return new Paths(lines, Arrays.copyOf(lost, losses));
  }

  private boolean shown(double px, double py) {
    return xAxis.shows(px) && yAxis.shows(py);
  }

  /** Ends the line before values that cannot be shown and returns the index behind them. */
  private int lose(Points points, int from) {
    end();
    double at = points.xs()[from];
    if (xAxis.shows(at) && !Double.isFinite(points.ys()[from])) {
      if (losses == lost.length) {
        lost = Arrays.copyOf(lost, 2 * losses);
      }
      lost[losses++] = x.position(at);
    }
    int i = from;
    while (i < points.count() && !shown(points.xs()[i], points.ys()[i])) {
      i++;
    }
    return i;
  }

  private void add(double px, double py) {
    if (length == lineXs.length) {
      lineXs = Arrays.copyOf(lineXs, 2 * length);
      lineYs = Arrays.copyOf(lineYs, 2 * length);
    }
    lineXs[length] = x.position(px);
    lineYs[length] = y.position(py);
    length++;
  }

  private void end() {
    if (length > 0) {
      lines.add(new Line(Arrays.copyOf(lineXs, length), Arrays.copyOf(lineYs, length)));
      length = 0;
    }
  }
}
