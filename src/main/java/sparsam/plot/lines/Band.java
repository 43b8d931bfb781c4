package sparsam.plot.lines;

import java.util.Locale;
import sparsam.plot.surface.Theme;

/**
 * What the values of a series may be off by, drawn as an area behind it.
 *
 * @param xs rising
 * @param lows as many, not finite where there is nothing to draw
 * @param highs as many
 * @param colour index into {@link Theme#series()}
 * @param owner the name of the series that it comes and goes with
 */
public record Band(double[] xs, double[] lows, double[] highs, int colour, String owner) {
  public Band {
    if (xs.length != lows.length || xs.length != highs.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a band of %d places needs as many ends, not %d and %d",
              xs.length,
              lows.length,
              highs.length));
    }
  }

  /** Whether there is something to draw at a place. */
  boolean spans(int i) {
    return Double.isFinite(xs[i]) && Double.isFinite(lows[i]) && Double.isFinite(highs[i]);
  }
}
