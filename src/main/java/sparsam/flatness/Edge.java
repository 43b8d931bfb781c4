package sparsam.flatness;

import sparsam.optim.AdamW;
import sparsam.optim.Climbing;
import sparsam.optim.Optimizer;
import sparsam.optim.Pace;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;

/**
 * The curvature from which on steps overshoot, so that a training does not stay above it (Cohen et
 * al. 2021).
 *
 * @param descent of the descent alone: 2/η, with momentum β 2(1 + β)/η, with Nesterov's 2(1 +
 *     β)/((1 + 2β)η); NaN where it is not known, as of AdamW, which scales each coordinate for
 *     itself. Weight decay, which adds to the curvature, is left out
 * @param climbing of a step that climbs first, which is lower: with E the other one, SAM's is
 *     ‖g‖/(2ρ) · (√(1 + 4ρE/‖g‖) − 1) (Long and Bartlett 2024, there with E = 2/η), USAM's (√(1 +
 *     4ρE) − 1)/(2ρ); NaN where the step does not climb, or otherwise than these
 */
public record Edge(double descent, double climbing) {
  /**
   * That of a training's next step.
   *
   * @param steps made before it
   * @param gradientNorm ‖g‖ where it stands
   */
  public static Edge of(Optimizer optimizer, Pace pace, long steps, double gradientNorm) {
    double factor = pace.factor(steps);
    double descent = descent(optimizer, optimizer.base().lr() * factor);
    if (!(optimizer instanceof Climbing climbing)
        || steps < climbing.radius().first(pace.stepsPerEpoch())) {
      return new Edge(descent, Double.NaN);
    }
    double rho = climbing.rho() * (climbing.radius().followsLr() ? factor : 1);
    // What ε is as a multiple of the gradient.
    double multiple =
        switch (climbing) {
          case Sam _ -> rho / gradientNorm;
          case Usam _ -> rho;
          default -> Double.NaN;
        };
    return new Edge(
        descent,
        multiple > 0 ? (Math.sqrt(1 + 4 * multiple * descent) - 1) / (2 * multiple) : Double.NaN);
  }

  private static double descent(Optimizer optimizer, double lr) {
    if (!(lr > 0)) {
      return Double.NaN;
    }
    return switch (optimizer.base()) {
      case Sgd sgd -> {
        double beta = sgd.momentum();
        yield 2 * (1 + beta) / (lr * (sgd.nesterov() ? 1 + 2 * beta : 1));
      }
      case AdamW _ -> Double.NaN;
    };
  }
}
