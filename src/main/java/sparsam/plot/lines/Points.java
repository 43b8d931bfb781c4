package sparsam.plot.lines;

import java.util.Locale;

/**
 * Points in the order they are joined. The arrays may be longer than {@code count} and are shared,
 * not copied: what lies before {@code count} must not change.
 *
 * @param xs at least {@code count} values
 * @param ys at least {@code count} values; not finite where there is nothing to draw
 */
public record Points(double[] xs, double[] ys, int count) {
  public static final Points NONE = new Points(new double[0], new double[0], 0);

  public Points {
    if (count < 0 || xs.length < count || ys.length < count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d points need as many x and y, not %d and %d",
              count,
              xs.length,
              ys.length));
    }
  }

  public static Points of(double[] xs, double[] ys) {
    return new Points(xs, ys, xs.length);
  }
}
