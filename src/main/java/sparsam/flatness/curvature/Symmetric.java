package sparsam.flatness.curvature;

/** A symmetric matrix that is only multiplied with vectors. */
public interface Symmetric {
  /** How many rows and columns it has. */
  int size();

  /**
   * Multiplies some vectors, which costs less than one after another.
   *
   * @param vectors [any, size]
   * @param products are set, as many and as long
   * @throws java.util.concurrent.CancellationException where it is no longer wanted
   */
  void multiply(float[][] vectors, double[][] products);
}
