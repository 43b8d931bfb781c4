package sparsam.flatness.sharpness;

import java.util.List;

/**
 * The loss on a straight line through the point, along an eigenvector of its Hessian.
 *
 * @param curvature the eigenvalue
 * @param slope of the loss at the point, not below 0: the direction is turned so
 * @param ts places, as distances from the point
 * @param rises the loss above the point's, as many
 */
public record Profile(double curvature, double slope, List<Double> ts, List<Double> rises) {
  public Profile {
    ts = List.copyOf(ts);
    rises = List.copyOf(rises);
  }

  /** What slope and curvature at the point say of the rise. */
  public double predicted(double t) {
    return slope * t + curvature * t * t / 2;
  }
}
