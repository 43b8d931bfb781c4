package sparsam.flatness.curvature;

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
    if (isZero(diagonal) && isZero(beside.subList(0, n - 1))) {
      return zero(n);
    }
    EigenDecomposition solved = solved(diagonal, beside);
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

  private static EigenDecomposition solved(List<Double> diagonal, List<Double> beside) {
    return new EigenDecomposition(
        diagonal.stream().mapToDouble(Double::doubleValue).toArray(),
        beside.stream().limit(diagonal.size() - 1L).mapToDouble(Double::doubleValue).toArray());
  }

  private static boolean isZero(List<Double> values) {
    return values.stream().allMatch(value -> value == 0);
  }

  /** The tridiagonal matrix's unit eigenvector of the value that has a number, the largest 0. */
  static double[] vector(List<Double> diagonal, List<Double> beside, int number) {
    int n = diagonal.size();
    if (isZero(diagonal) && isZero(beside.subList(0, n - 1))) {
      double[] any = new double[n];
      any[number] = 1;
      return any;
    }
    return solved(diagonal, beside).getEigenvector(number).toArray();
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
