package sparsam.optim.step;

import java.util.Arrays;

/** Norms and inner products of vectors of floats, summed in double precision, part by part. */
final class Norm {
  private final Part[] parts;

  /**
   * @param parts how many sums may be under way at the same time
   */
  Norm(int parts) {
    this.parts = new Part[parts];
    Arrays.setAll(this.parts, _ -> new Part());
  }

  /** Takes the squares of {@code vector} from an index to below another as those of a part. */
  void measure(int part, float[] vector, int from, int to) {
    parts[part].measure(vector, from, to);
  }

  /** Takes the products of two vectors from an index to below another as those of a part. */
  void multiply(int part, float[] one, float[] other, int from, int to) {
    parts[part].multiply(one, other, from, to);
  }

  /** The norm of what the parts took last. */
  double total() {
    return Math.sqrt(sum());
  }

  /** The sum of what the parts took last. */
  double sum() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.sum;
    }
    return sum;
  }

  private static final class Part {
    private static final int CHUNK = 1024;

    // The processor's vectors combine arrays from one index on: hence a copy of what is summed.
    private final float[] chunk = new float[CHUNK];
    private final double[] sums = new double[CHUNK];
    private double sum;

    void measure(float[] vector, int from, int to) {
      Arrays.fill(sums, 0);
      for (int first = from; first < to; first += CHUNK) {
        int length = Math.min(CHUNK, to - first);
        System.arraycopy(vector, first, chunk, 0, length);
        for (int i = 0; i < length; i++) {
          sums[i] += (double) chunk[i] * chunk[i];
        }
      }
      add();
    }

    void multiply(float[] one, float[] other, int from, int to) {
      Arrays.fill(sums, 0);
      for (int first = from; first < to; first += CHUNK) {
        int length = Math.min(CHUNK, to - first);
        System.arraycopy(one, first, chunk, 0, length);
        for (int i = 0; i < length; i++) {
          sums[i] += (double) chunk[i] * other[first + i];
        }
      }
      add();
    }

    private void add() {
      sum = 0;
      for (double one : sums) {
        sum += one;
      }
    }
  }
}
