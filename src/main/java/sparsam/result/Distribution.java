package sparsam.result;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the values of one tensor are spread: counted in narrow bins of equal width, symmetrical about
 * zero. Widths are powers of two, so that the bins of any two distributions fall into each other.
 *
 * @param tensor its name
 * @param width of a bin
 * @param zeros values that are exactly zero, which are in no bin
 * @param counts an even number of bins from the most negative to the most positive; the i-th bin
 *     from the middle holds i · width ≤ |w| &lt; (i + 1) · width
 */
public record Distribution(String tensor, double width, long zeros, int[] counts) {
  /** Bins on either side reach to at least half of this and at most to this. */
  private static final int MOST = 2048;

  public Distribution {
    if (!(width > 0) || counts.length % 2 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a distribution needs a positive width and an even count of bins, not %s and %d",
              width,
              counts.length));
    }
  }

  /** Counts values; those that are not finite are left out. */
  public static Distribution of(String tensor, float[] values) {
    float largest = 0;
    for (float value : values) {
      float magnitude = Math.abs(value);
      if (magnitude <= Float.MAX_VALUE) {
        largest = Math.max(largest, magnitude);
      }
    }
    if (largest == 0) {
      return new Distribution(tensor, 1, zeros(values), new int[0]);
    }
    // Magnitudes that a float has lie far inside a double's range, so the width is exact.
    double width = Math.scalb(1.0, Math.getExponent(largest) + 1) / MOST;
    int half = (int) (largest / width) + 1;
    int[] counts = new int[2 * half];
    for (float value : values) {
      double magnitude = Math.abs(value);
      if (value != 0 && magnitude <= Float.MAX_VALUE) {
        int distance = (int) (magnitude / width);
        counts[value > 0 ? half + distance : half - 1 - distance]++;
      }
    }
    return new Distribution(tensor, width, zeros(values), counts);
  }

  private static long zeros(float[] values) {
    long zeros = 0;
    for (float value : values) {
      if (value == 0) {
        zeros++;
      }
    }
    return zeros;
  }

  /** The end of the bins on either side. */
  public double limit() {
    return 0.5 * counts.length * width;
  }

  /** All values counted, zeros too. */
  public long total() {
    return zeros + Arrays.stream(counts).asLongStream().sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution d
        && tensor.equals(d.tensor)
        && width == d.width
        && zeros == d.zeros
        && Arrays.equals(counts, d.counts);
  }

  @Override
  public int hashCode() {
    return 31 * tensor.hashCode() + Arrays.hashCode(counts);
  }
}
