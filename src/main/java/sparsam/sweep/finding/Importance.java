package sparsam.sweep.finding;

import java.util.List;

/**
 * How much of the variance of an arm's test accuracy goes with each axis.
 *
 * @param shares one an axis, 0 to 1
 * @param seeds the share of the seeds
 */
public record Importance(String arm, List<Double> shares, double seeds) {
  public Importance {
    shares = List.copyOf(shares);
  }

  /** The place of the axis with the largest share; −1 where there is no axis. */
  public int most() {
    int most = -1;
    for (int i = 0; i < shares.size(); i++) {
      most = most < 0 || shares.get(i) > shares.get(most) ? i : most;
    }
    return most;
  }

  /** What goes with no axis alone, nor with the seeds: with several together, or with chance. */
  public double rest() {
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum() + seeds;
    return Math.max(0, 1 - sum);
  }
}
