package sparsam.recipe.arm;

import sparsam.optim.Optimizer;
import sparsam.settings.Setting;

/** How long an arm trains. */
public sealed interface Budget {
  int MAX_EPOCHS = 10_000;
  long MAX_GRADIENTS = 20_000_000L;

  Setting<Long> EPOCHS =
      Setting.whole(
          "epochs", "Epochs", "epochs", 1, MAX_EPOCHS, 3, "Full passes over the training images.");

  Setting<Long> GRADIENTS =
      Setting.whole(
          "gradients",
          "Gradients",
          "gradient budget",
          1,
          MAX_GRADIENTS,
          1000,
          "How many gradients the arm may compute, in place of epochs: one a step for SGD, two for"
              + " one that climbs, 1 + 1/k for LookSAM.");

  /** Full passes over the training images. */
  record Epochs(int epochs) implements Budget {
    public Epochs {
      EPOCHS.check((long) epochs);
    }
  }

  /**
   * As many steps as fit into a number of gradient evaluations: one a step for SGD, two for one
   * that climbs, one and now and then two for one that climbs now and then.
   */
  record Gradients(long gradients) implements Budget {
    public Gradients {
      GRADIENTS.check(gradients);
    }
  }

  /** How many steps it buys. */
  default long steps(Optimizer optimizer, int stepsPerEpoch) {
    return switch (this) {
      case Epochs(int epochs) -> (long) epochs * stepsPerEpoch;
      case Gradients(long gradients) -> optimizer.steps(gradients, stepsPerEpoch);
    };
  }
}
