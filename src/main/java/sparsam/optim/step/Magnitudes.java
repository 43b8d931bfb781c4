package sparsam.optim.step;

import java.util.Arrays;

/**
 * The k-th smallest magnitude among some numbers, found by counting their bits: in two passes, for
 * sorting at every step would take longer than the step.
 */
final class Magnitudes {
  private static final int HALF = 16;
  private static final int LOW = (1 << HALF) - 1;

  private final int[] high = new int[1 << (HALF - 1)];
  private final int[] low = new int[1 << HALF];
  private float threshold;
  private int ties;

  /**
   * Finds one.
   *
   * @param values from an index to below another
   * @param k from 1 on
   */
  void find(float[] values, int from, int to, int k) {
    Arrays.fill(high, 0);
    Arrays.fill(low, 0);
    for (int i = from; i < to; i++) {
      high[bits(values[i]) >>> HALF]++;
    }
    int left = k;
    int bin = 0;
    while (left > high[bin]) {
      left -= high[bin++];
    }
    for (int i = from; i < to; i++) {
      int bits = bits(values[i]);
      if (bits >>> HALF == bin) {
        low[bits & LOW]++;
      }
    }
    int rest = 0;
    while (left > low[rest]) {
      left -= low[rest++];
    }
    threshold = Float.intBitsToFloat(bin << HALF | rest);
    ties = left;
  }

  /** Of a magnitude: they rise with it. */
  private static int bits(float value) {
    return Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
  }

  /** The k-th smallest magnitude. */
  float threshold() {
    return threshold;
  }

  /** How many of those that are as large are among the k smallest. */
  int ties() {
    return ties;
  }
}
