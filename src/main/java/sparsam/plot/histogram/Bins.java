package sparsam.plot.histogram;

import java.util.Arrays;
import java.util.Locale;

/**
 * How many weights lie where: bins of equal width, symmetrical about zero, with exact zeros and
 * values beyond the limit counted apart.
 *
 * @param limit the bins span −limit to limit
 * @param counts an even number of bins from the most negative to the most positive
 * @param zeros values that are exactly zero
 * @param beyond values of a magnitude above the limit
 */
public record Bins(double limit, int[] counts, int zeros, int beyond) {
  public Bins {
    if (!(limit > 0) || counts.length == 0 || counts.length % 2 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "bins need a positive limit and an even count, not %s and %d",
              limit,
              counts.length));
    }
  }

  /** All values counted, wherever. */
  public int total() {
    return Arrays.stream(counts).sum() + zeros + beyond;
  }

  int largest() {
    return Arrays.stream(counts).max().orElse(0);
  }

  double width() {
    return 2 * limit / counts.length;
  }

  /** Where a bin begins; one past the last is where that ends. */
  double edge(int bin) {
    return limit * (2.0 * bin - counts.length) / counts.length;
  }
}
