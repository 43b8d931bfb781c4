package sparsam.train;

import sparsam.optim.Optimizer;
import sparsam.optim.step.StepReport;

/** What happens while a network trains. Epochs and steps count from 1. */
public sealed interface TrainingEvent {
  /**
   * One step on one batch was made.
   *
   * @param step counted from the beginning of the training, not of the epoch
   * @param optimizer with the numbers of this step
   */
  record Stepped(int epoch, long step, Optimizer optimizer, StepReport report)
      implements TrainingEvent {}

  /**
   * Half of a step was made: the network stands at w + ε.
   *
   * @param step the one under way, counted from the beginning of the training
   * @param optimizer with the numbers of this step
   */
  record Climbed(
      int epoch,
      long step,
      Optimizer optimizer,
      double loss,
      double gradientNorm,
      double epsilonNorm)
      implements TrainingEvent {}

  /**
   * The training goes on with other numbers.
   *
   * @param step the last one made with the numbers before; 0 where none was made
   */
  record Adjusted(long step, Optimizer optimizer) implements TrainingEvent {}

  /** How an epoch came to its end. */
  sealed interface EpochEnd extends TrainingEvent {}

  /**
   * Every step of the epoch was made.
   *
   * @param steps steps of this epoch
   * @param images images seen in this epoch
   * @param loss mean cross-entropy over those images, each at the weights it was met with
   * @param gradientNorm mean ‖g‖ over the steps
   * @param epsilonNorm mean ‖ε‖ over the steps
   * @param seconds time the steps took, pauses left out
   */
  record Finished(
      int epoch,
      int steps,
      long images,
      double loss,
      double gradientNorm,
      double epsilonNorm,
      double seconds)
      implements EpochEnd {}

  /**
   * A loss or norm stopped being finite, so nothing after this step means anything.
   *
   * @param reason one sentence: what, at which step, learning rate and ρ
   */
  record Diverged(int epoch, long step, String reason) implements EpochEnd {}

  /** A stop was asked for in mid-epoch. */
  record Stopped(int epoch) implements EpochEnd {}
}
