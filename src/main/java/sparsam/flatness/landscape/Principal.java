package sparsam.flatness.landscape;

import java.util.List;
import java.util.stream.IntStream;
import sparsam.nn.Parameters;

/**
 * The plane that a path of training moves along most: through its last network, along the two
 * principal directions of w − w_last (Li et al. 2018). Both have length 1.
 *
 * @param firstExplained the part of the path's variance that the first direction holds
 * @param secondExplained that of the second; a random walk's are high, too
 */
public record Principal(Plane plane, double firstExplained, double secondExplained) {
  private static final int SWEEPS = 60;

  /**
   * @param path at least three networks' weights in their order
   * @throws IllegalArgumentException where the path is shorter, or lies on one line
   */
  public static Principal of(Parameters parameters, List<float[]> path) {
    int count = path.size();
    int n = parameters.trainable();
    if (count < 3) {
      throw new IllegalArgumentException(
          "a path's two principal directions need at least three networks, not " + count);
    }
    double[][] gram = centred(path, n);
    double[][] vectors = new double[count][count];
    double[] values = eigen(gram, vectors);
    double all = IntStream.range(0, count).mapToDouble(i -> Math.max(0, values[i])).sum();
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted((i, j) -> Double.compare(values[j], values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double first = values[order[0]];
    double second = values[order[1]];
    if (!(second > 1e-9 * first)) {
      throw new IllegalArgumentException(
          "the path lies on one line, which has no second principal direction");
    }
    Plane plane =
        new Plane(
            path.getLast(),
            direction(path, vectors, order[0], n),
            direction(path, vectors, order[1], n),
            n);
    return new Principal(plane, first / all, second / all);
  }

  /** Products of the centred rows, for they say as much as those of the much longer columns. */
  private static double[][] centred(List<float[]> path, int n) {
    int count = path.size();
    float[] last = path.getLast();
    double[] mean = new double[n];
    for (float[] weights : path) {
      for (int i = 0; i < n; i++) {
        mean[i] += ((double) weights[i] - last[i]) / count;
      }
    }
    double[][] gram = new double[count][count];
    for (int s = 0; s < count; s++) {
      for (int t = 0; t <= s; t++) {
        double sum = 0;
        float[] one = path.get(s);
        float[] other = path.get(t);
        for (int i = 0; i < n; i++) {
          sum += ((double) one[i] - last[i] - mean[i]) * ((double) other[i] - last[i] - mean[i]);
        }
        gram[s][t] = sum;
        gram[t][s] = sum;
      }
    }
    return gram;
  }

  /** Rows weighted by an eigenvector, at length 1, leading from the last network to the first. */
  private static float[] direction(List<float[]> path, double[][] vectors, int column, int n) {
    float[] last = path.getLast();
    double[] sum = new double[n];
    double weights = 0;
    for (int t = 0; t < path.size(); t++) {
      weights += vectors[t][column];
    }
    for (int t = 0; t < path.size(); t++) {
      // An eigenvector of centred rows sums to 0, so that the mean falls out, but for rounding.
      double weight = vectors[t][column] - weights / path.size();
      for (int i = 0; i < n; i++) {
        sum[i] += weight * ((double) path.get(t)[i] - last[i]);
      }
    }
    double length = 0;
    double towards = 0;
    for (int i = 0; i < n; i++) {
      length += sum[i] * sum[i];
      towards += sum[i] * ((double) path.getFirst()[i] - last[i]);
    }
    double factor = (towards < 0 ? -1 : 1) / Math.sqrt(length);
    float[] direction = new float[last.length];
    for (int i = 0; i < n; i++) {
      direction[i] = (float) (sum[i] * factor);
    }
    return direction;
  }

  /**
   * Eigenvalues of a symmetric matrix by Jacobi's rotations; the matrix is written over.
   *
   * @param vectors receives the eigenvectors as columns
   */
  private static double[] eigen(double[][] a, double[][] vectors) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    return IntStream.range(0, n).mapToDouble(i -> a[i][i]).toArray();
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) <= 1e-18 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double kp = vectors[k][p];
      double kq = vectors[k][q];
      vectors[k][p] = c * kp - s * kq;
      vectors[k][q] = s * kp + c * kq;
    }
  }
}
