package sparsam.flatness.curvature;

import java.util.List;

/**
 * A matrix's trace: the sum of its eigenvalues, the mean curvature times the number of coordinates.
 *
 * @param error standard error of the value
 * @param probes random vectors it took
 * @param parts of the coordinates; their traces add up to the whole, but for the errors
 */
public record Trace(double value, double error, int probes, List<Part> parts) {
  public Trace {
    parts = List.copyOf(parts);
  }

  /**
   * Of some coordinates, a layer's.
   *
   * @param error standard error of the value
   */
  public record Part(String name, double value, double error) {}
}
