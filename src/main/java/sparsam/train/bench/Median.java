package sparsam.train.bench;

import java.util.Arrays;

/** The middle of several numbers: of an even count the mean of the two in the middle. */
final class Median {
  private Median() {}

  /**
   * @param values at least one; their order does not matter and is kept
   */
  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
