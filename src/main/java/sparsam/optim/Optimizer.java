package sparsam.optim;

/**
 * An optimiser with its numbers. A closed choice: a step switches over it, {@link Optimizers} lists
 * the kinds. Each describes itself beside its record; the range that its settings name holds for
 * recipes, forms and constructors alike.
 */
public sealed interface Optimizer permits Base, Climbing, BatchNormOnly {
  /** How many gradients one step of it computes at most. */
  int gradientsPerStep();

  /** The step that moves the weights once the direction is found. */
  Base base();

  /**
   * How many gradients its first steps compute, exactly.
   *
   * @param stepsPerEpoch of the training, for one that begins late
   */
  default long gradients(long steps, int stepsPerEpoch) {
    return steps * gradientsPerStep();
  }

  /** How many steps a number of gradients is enough for. */
  default long steps(long gradients, int stepsPerEpoch) {
    long enough = 0;
    long tooMany = gradients + 1; // Every step computes one at least, where any counts.
    while (tooMany - enough > 1) {
      long between = (enough + tooMany) >>> 1;
      if (gradients(between, stepsPerEpoch) <= gradients) {
        enough = between;
      } else {
        tooMany = between;
      }
    }
    return enough;
  }
}
