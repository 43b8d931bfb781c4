package sparsam.result;

import java.util.List;
import sparsam.optim.Optimizer;
import sparsam.optim.step.Part;

/**
 * Where a training is, inside a step: what SAM knows at the top of its climb and after its descent.
 *
 * @param name of the training
 * @param optimizer with its present numbers
 * @param epoch counted from 1
 * @param step counted from 1 since the training's beginning
 * @param place which half of the step was made last
 * @param loss L(w) on the step's batch
 * @param gradientNorm ‖g‖ at w
 * @param epsilonNorm ‖ε‖; 0 for optimisers that do not climb
 * @param perturbedLoss L(w + ε) on the same batch; NaN while it is not known
 * @param gradients how many the step computes
 * @param lr the learning rate that the step took; NaN while it is not known
 * @param parts what is particular to its optimiser, as far as it is known
 */
public record Moment(
    String name,
    Optimizer optimizer,
    int epoch,
    long step,
    Place place,
    double loss,
    double gradientNorm,
    double epsilonNorm,
    double perturbedLoss,
    int gradients,
    double lr,
    List<Part> parts) {
  public Moment {
    parts = List.copyOf(parts);
  }

  /** One of which no more is known than what every step has. */
  public Moment(
      String name,
      Optimizer optimizer,
      int epoch,
      long step,
      Place place,
      double loss,
      double gradientNorm,
      double epsilonNorm,
      double perturbedLoss) {
    this(
        name,
        optimizer,
        epoch,
        step,
        place,
        loss,
        gradientNorm,
        epsilonNorm,
        perturbedLoss,
        optimizer.gradientsPerStep(),
        Double.NaN,
        List.of());
  }

  /** Half of a step. */
  public enum Place {
    /** At w + ε: the second gradient is not computed yet. */
    CLIMBED,
    /** At the new w. */
    DESCENDED
  }
}
