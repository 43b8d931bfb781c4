package sparsam.plot;

import java.util.Arrays;

/**
 * How many weights lie where: bins of equal width, symmetrical about zero, with exact zeros, values
 * beyond the limit and values that are not finite counted apart.
 *
 * @param limit the bins span −limit to limit
 * @param counts an even number of bins from the most negative to the most positive
 * @param zeros values that are exactly zero
 * @param beyond finite values of a magnitude above the limit
 * @param notFinite NaN and infinities
 */
public record Bins(double limit, int[] counts, int zeros, int beyond, int notFinite) {
  private static final int FINE = 4096;

  private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

  public Bins {
    if (!(limit > 0) || counts.length == 0 || counts.length % 2 != 0) {
      throw new IllegalArgumentException(
          "bins need a positive limit and an even count, not %s and %d"
              .formatted(limit, counts.length));
    }
  }

  /**
   * @param bins how many, even
   */
  public static Bins of(float[] values, double limit, int bins) {
    return above(values, 0, limit, bins);
  }

  /**
   * The weights that pruning at a threshold leaves: those of a magnitude at or below it count as
   * zeros.
   *
   * @param threshold a magnitude; 0 prunes nothing
   * @param bins how many, even
   */
  public static Bins above(float[] values, double threshold, double limit, int bins) {
    int[] counts = new int[bins];
    int half = bins / 2;
    double perUnit = half / limit;
    int zeros = 0;
    int beyond = 0;
    int notFinite = 0;
    for (float value : values) {
      double magnitude = Math.abs(value);
      if (magnitude <= threshold) {
        zeros++;
      } else if (magnitude <= limit) {
        int distance = Math.min((int) (magnitude * perUnit), half - 1);
        counts[value > 0 ? half + distance : half - 1 - distance]++;
      } else if (magnitude <= Float.MAX_VALUE) {
        beyond++;
      } else {
        notFinite++;
      }
    }
    return new Bins(limit, counts, zeros, beyond, notFinite);
  }

  /** These bins and others of the same limit and number together. */
  public Bins plus(Bins other) {
    if (other.limit != limit || other.counts.length != counts.length) {
      throw new IllegalArgumentException(
          "%d bins to %s cannot be added to %d bins to %s"
              .formatted(other.counts.length, other.limit, counts.length, limit));
    }
    int[] sums = new int[counts.length];
    Arrays.setAll(sums, i -> counts[i] + other.counts[i]);
    return new Bins(
        limit, sums, zeros + other.zeros, beyond + other.beyond, notFinite + other.notFinite);
  }

  /** All values counted, wherever. */
  public int total() {
    return Arrays.stream(counts).sum() + zeros + beyond + notFinite;
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

  /**
   * A round limit that leaves at most a part of the weights outside, so that a few far ones do not
   * squeeze all others into the middle; 1 where every weight is zero.
   *
   * @param outside the part that may lie outside, 0 to below 1
   */
  public static double limit(float[] values, double outside) {
    double largest = 0;
    int finite = 0;
    for (float value : values) {
      double magnitude = Math.abs(value);
      if (magnitude <= Float.MAX_VALUE) {
        largest = Math.max(largest, magnitude);
        finite++;
      }
    }
    if (largest == 0) {
      return 1;
    }
    int[] fine = above(values, 0, largest, 2 * FINE).counts();
    int allowed = (int) (outside * finite);
    int bin = FINE;
    int left = 0;
    while (bin > 1) {
      left += fine[FINE + bin - 1] + fine[FINE - bin];
      if (left > allowed) {
        break;
      }
      bin--;
    }
    return roundUp(largest * bin / FINE);
  }

  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : ROUND) {
      if (factor * power >= value * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
