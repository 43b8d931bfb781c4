package sparsam.optim;

import java.util.Arrays;

/**
 * The Euclidean norm of a vector of floats, summed in double precision. Not safe for use by two
 * threads.
 */
final class Norm {
  private static final int CHUNK = 1024;

  // The processor's vectors combine arrays from one index on: hence a copy of what is summed.
  private final float[] chunk = new float[CHUNK];
  private final double[] sums = new double[CHUNK];

  /** The norm of the first {@code n} values. */
  double of(float[] vector, int n) {
    Arrays.fill(sums, 0);
    for (int from = 0; from < n; from += CHUNK) {
      int length = Math.min(CHUNK, n - from);
      System.arraycopy(vector, from, chunk, 0, length);
      for (int i = 0; i < length; i++) {
        sums[i] += (double) chunk[i] * chunk[i];
      }
    }
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return Math.sqrt(sum);
  }
}
