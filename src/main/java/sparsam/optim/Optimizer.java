package sparsam.optim;

/** An optimiser with its numbers. A closed choice: {@link Step} switches over it. */
public sealed interface Optimizer {
  /** How many gradients one step of it computes. */
  default int gradientsPerStep() {
    return switch (this) {
      case Sgd _ -> 1;
      case Sam _, Asam _ -> 2;
      case BatchNormOnly _ -> 0;
    };
  }

  /**
   * Stochastic gradient descent as PyTorch's: weight decay is added to the gradient, momentum has
   * no dampening.
   *
   * @param lr learning rate, ≥ 0
   * @param momentum 0 to below 1
   * @param nesterov look ahead along the momentum; needs momentum above 0
   * @param weightDecay L2 coefficient, ≥ 0
   */
  record Sgd(double lr, double momentum, boolean nesterov, double weightDecay)
      implements Optimizer {
    public Sgd {
      checkNotNegative("lr", lr);
      check("momentum", momentum, momentum >= 0 && momentum < 1, "0 to below 1");
      checkNotNegative("weightDecay", weightDecay);
      if (nesterov && momentum == 0) {
        throw new IllegalArgumentException("nesterov needs a momentum above 0");
      }
    }

    public static Sgd of(double lr) {
      return new Sgd(lr, 0, false, 0);
    }
  }

  /**
   * Sharpness-Aware Minimization (Foret et al. 2021): the gradient is taken at w + ε, ε = ρ·g/‖g‖₂,
   * and applied at w.
   *
   * @param base the step that applies the second gradient
   * @param rho the radius ρ, ≥ 0; 0 is the base step to the last bit
   */
  record Sam(Sgd base, double rho) implements Optimizer {
    public Sam {
      checkNotNegative("rho", rho);
    }
  }

  /**
   * Adaptive SAM (Kwon et al. 2021): ε = ρ·T²g/‖T·g‖₂ with T = |w| + η on weights and 1 on
   * everything else.
   *
   * @param rho the radius ρ, ≥ 0
   * @param eta η, ≥ 0
   */
  record Asam(Sgd base, double rho, double eta) implements Optimizer {
    public Asam {
      checkNotNegative("rho", rho);
      checkNotNegative("eta", eta);
    }
  }

  /**
   * No gradient at all: forward passes in training mode, so that BatchNorm's statistics fit the
   * weights as they are.
   */
  record BatchNormOnly() implements Optimizer {}

  private static void checkNotNegative(String name, double value) {
    check(name, value, value >= 0, "a finite number, 0 or more");
  }

  private static void check(String name, double value, boolean allowed, String range) {
    // A step computes with floats.
    if (!allowed || !Float.isFinite((float) value)) {
      throw new IllegalArgumentException("%s is %s; allowed is %s".formatted(name, value, range));
    }
  }
}
