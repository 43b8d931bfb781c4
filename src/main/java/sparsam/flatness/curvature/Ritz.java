package sparsam.flatness.curvature;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * What a {@link Krylov} process knows of a matrix's spectrum: the eigenvalues of its tridiagonal
 * matrix.
 *
 * @param values falling
 * @param first the first component of each one's unit eigenvector
 * @param last the last component of each
 */
record Ritz(double[] values, double[] first, double[] last) {
  static Ritz of(List<Double> diagonal, List<Double> beside) {
    int n = diagonal.size();
    double[] main = diagonal.stream().mapToDouble(Double::doubleValue).toArray();
    double[] secondary = beside.stream().limit(n - 1L).mapToDouble(Double::doubleValue).toArray();
    double size = Math.max(largest(main), largest(secondary));
    if (size == 0) {
      return zero(n);
    }
    EigenDecomposition solved = new EigenDecomposition(main, secondary);
    double[] values = new double[n];
    double[] first = new double[n];
    double[] last = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = solved.getRealEigenvalue(i);
      first[i] = solved.getEigenvector(i).getEntry(0);
      last[i] = solved.getEigenvector(i).getEntry(n - 1);
    }
    return new Ritz(values, first, last);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static Ritz zero(int n) {
    double[] first = new double[n];
    double[] last = new double[n];
    first[0] = 1;
    last[n - 1] = 1;
    return new Ritz(new double[n], first, last);
  }

  /**
   * How far a value is from an eigenvalue at most: the norm of its residual.
   *
   * @param beta the norm of what the process has not taken up yet
   */
  double error(int i, double beta) {
    return Math.abs(beta * last[i]);
  }
}
