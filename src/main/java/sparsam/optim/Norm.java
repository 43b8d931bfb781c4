package sparsam.optim;

import java.util.Arrays;

/** The Euclidean norm of a vector of floats, summed in double precision, part by part. */
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

  /** The norm of what the parts took last. */
  double total() {
    double squares = 0;
    for (Part part : parts) {
      squares += part.squares;
    }
    return Math.sqrt(squares);
  }

  private static final class Part {
    private static final int CHUNK = 1024;

    // The processor's vectors combine arrays from one index on: hence a copy of what is summed.
    private final float[] chunk = new float[CHUNK];
    private final double[] sums = new double[CHUNK];
    private double squares;

    void measure(float[] vector, int from, int to) {
      Arrays.fill(sums, 0);
      for (int first = from; first < to; first += CHUNK) {
        int length = Math.min(CHUNK, to - first);
        System.arraycopy(vector, first, chunk, 0, length);
        for (int i = 0; i < length; i++) {
          sums[i] += (double) chunk[i] * chunk[i];
        }
      }
      squares = 0;
      for (double sum : sums) {
        squares += sum;
      }
    }
  }
}
