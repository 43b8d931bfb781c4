package sparsam.optim.step;

import java.util.List;

/**
 * What one step measured. Norms are L2 over all trainable parameters, after masking.
 *
 * @param loss mean cross-entropy at w
 * @param perturbedLoss mean cross-entropy at w + ε; {@code loss} where the step has no ε
 * @param gradientNorm ‖g‖ at w; 0 where no gradient was computed
 * @param epsilonNorm ‖ε‖; 0 where the step has no ε
 * @param gradients how many it computed of the whole batch
 * @param lr the learning rate that it took
 * @param parts what is particular to its optimiser
 */
public record StepReport(
    double loss,
    double perturbedLoss,
    double gradientNorm,
    double epsilonNorm,
    int gradients,
    double lr,
    List<Part> parts) {
  public StepReport {
    parts = List.copyOf(parts);
  }

  /** Whether every number is finite. */
  public boolean finite() {
    return Double.isFinite(loss + perturbedLoss + gradientNorm + epsilonNorm);
  }
}
