package sparsam.plot.lines;

import java.util.Arrays;

/**
 * A curve that grows. {@link #points()} costs nothing: it shares the arrays, whose written part
 * never changes. For one thread.
 */
public final class PointBuffer {
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int count;

  public void add(double x, double y) {
    if (count == xs.length) {
      xs = Arrays.copyOf(xs, 2 * count);
      ys = Arrays.copyOf(ys, 2 * count);
    }
    xs[count] = x;
    ys[count] = y;
    count++;
  }

  public int count() {
    return count;
  }

  /** What has been added up to now; later additions do not show in it. */
  public Points points() {
    return new Points(xs, ys, count);
  }
}
