package sparsam.flatness.landscape;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import sparsam.nn.Parameters;

/**
 * The plane that a path of training moves along most: through its last network, along the two
 * principal directions of w − w_last (Li et al. 2018). Both have length 1.
 *
 * @param firstExplained the part of the path's variance that the first direction holds
 * @param secondExplained that of the second; a random walk's are high, too
 */
public record Principal(Plane plane, double firstExplained, double secondExplained) {
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
    EigenDecomposition found =
        new EigenDecomposition(MatrixUtils.createRealMatrix(centred(path, n)));
    double[] falling = found.getRealEigenvalues();
    double all = Arrays.stream(falling).map(value -> Math.max(0, value)).sum();
    double first = falling[0];
    double second = falling[1];
    if (!(second > 1e-9 * first)) {
      throw new IllegalArgumentException(
          "the path lies on one line, which has no second principal direction");
    }
    Plane plane =
        new Plane(
            path.getLast(),
            direction(path, found.getEigenvector(0).toArray(), n),
            direction(path, found.getEigenvector(1).toArray(), n),
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
  private static float[] direction(List<float[]> path, double[] vector, int n) {
    float[] last = path.getLast();
    double[] sum = new double[n];
    double weights = 0;
    for (double weight : vector) {
      weights += weight;
    }
    for (int t = 0; t < path.size(); t++) {
      // An eigenvector of centred rows sums to 0, so that the mean falls out, but for rounding.
      double weight = vector[t] - weights / path.size();
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
}
