package sparsam.flatness.curvature;

import java.util.List;

/**
 * The ends of a spectrum.
 *
 * @param largest falling, as many as were asked for, or as the matrix has
 * @param errors how far each is from an eigenvalue at most: the norms of the residuals
 * @param smallest the lowest of all; negative away from a minimum
 * @param smallestError the same of it
 * @param products how many it took
 * @param settled whether all came within the tolerance; otherwise the steps allowed ran out
 */
public record Eigenvalues(
    List<Double> largest,
    List<Double> errors,
    double smallest,
    double smallestError,
    int products,
    boolean settled) {
  public Eigenvalues {
    largest = List.copyOf(largest);
    errors = List.copyOf(errors);
  }
}
