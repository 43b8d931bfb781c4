package sparsam.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * An optimiser with its numbers. A closed choice: {@link Step} switches over it, {@link Optimizers}
 * lists the kinds. Each describes itself beside its record; the range that its settings name holds
 * for recipes, forms and constructors alike.
 */
public sealed interface Optimizer {
  /** How many gradients one step of it computes. */
  int gradientsPerStep();

  /** The step that moves the weights once the gradient is found. */
  Sgd base();

  /** One that takes its gradient at w + ε and applies it at w. */
  sealed interface Climbing extends Optimizer {
    /** The radius ρ, ≥ 0; 0 is the base step to the last bit. */
    double rho();

    /** What ε is, as a formula. */
    String epsilon();

    @Override
    default int gradientsPerStep() {
      return 2;
    }
  }

  /**
   * Stochastic gradient descent as PyTorch's: weight decay is added to the gradient, momentum has
   * no dampening.
   *
   * @param nesterov look ahead along the momentum; needs momentum above 0
   * @param weightDecay L2 coefficient
   */
  record Sgd(double lr, double momentum, boolean nesterov, double weightDecay)
      implements Optimizer {
    public static final Setting<Double> LR =
        Setting.number(
                "lr",
                "Learning rate",
                "lr",
                0,
                1000,
                0.05,
                "How far a step goes against the gradient: w ← w − lr · g.")
            .movable();

    /** Up to about the largest float below 1: a momentum of 1 never forgets. */
    public static final Setting<Double> MOMENTUM =
        Setting.number(
                "momentum",
                "Momentum",
                "momentum",
                0,
                0.999999,
                0,
                "How much of the last step goes on, without dampening, as PyTorch has it.")
            .mayBeLeftOut();

    public static final Setting<Boolean> NESTEROV =
        Setting.flag(
                "nesterov",
                "Nesterov",
                "Nesterov",
                false,
                "Looks ahead along the momentum; without momentum it does nothing (Nesterov 1983).")
            .needing(MOMENTUM);

    public static final Setting<Double> WEIGHT_DECAY =
        Setting.number(
                "weightDecay",
                "Weight decay",
                "λ",
                0,
                1000,
                0,
                "Pulls every weight towards zero: λ · w is added to the gradient.")
            .mayBeLeftOut();

    static final Kind<Sgd> KIND =
        new Kind<>(
            "sgd",
            "SGD",
            "One gradient a step, taken where the weights are (Robbins and Monro 1951).",
            Sgd.class,
            null,
            over(sgd -> sgd),
            Sgd::new);

    public Sgd {
      LR.check(lr);
      MOMENTUM.check(momentum);
      NESTEROV.check(nesterov, momentum);
      WEIGHT_DECAY.check(weightDecay);
    }

    private Sgd(Values values) {
      this(values.get(LR), values.get(MOMENTUM), values.get(NESTEROV), values.get(WEIGHT_DECAY));
    }

    public static Sgd of(double lr) {
      return new Sgd(lr, 0, false, 0);
    }

    /**
     * What a step does with a gradient, as a formula in PyTorch's order: weight decay is added to
     * the gradient, momentum gathers the sum.
     *
     * @param gradient its sign
     */
    public String descent(String gradient) {
      String sum = weightDecay == 0 ? gradient : gradient + " + λ · w";
      if (momentum == 0) {
        return "w ← w − lr · " + (weightDecay == 0 ? sum : "(" + sum + ")");
      }
      return "v ← μ · v + %s,  w ← w − lr · %s"
          .formatted(sum, nesterov ? "(" + sum + " + μ · v)" : "v");
    }

    /** The fields of a kind with such a base: the learning rate, its own, the base's others. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are read only
    private static <T> List<Field<T, ?>> over(Function<T, Sgd> base, Field<T, ?>... own) {
      List<Field<T, ?>> fields = new ArrayList<>();
      fields.add(new Field<>(LR, base.andThen(Sgd::lr)));
      fields.addAll(List.of(own));
      fields.add(new Field<>(MOMENTUM, base.andThen(Sgd::momentum)));
      fields.add(new Field<>(NESTEROV, base.andThen(Sgd::nesterov)));
      fields.add(new Field<>(WEIGHT_DECAY, base.andThen(Sgd::weightDecay)));
      return fields;
    }

    @Override
    public int gradientsPerStep() {
      return 1;
    }

    @Override
    public Sgd base() {
      return this;
    }
  }

  /**
   * Sharpness-Aware Minimization (Foret et al. 2021): the gradient is taken at w + ε, ε = ρ·g/‖g‖₂,
   * and applied at w.
   */
  record Sam(Sgd base, double rho) implements Climbing {
    public static final Setting<Double> RHO =
        Setting.number(
                "rho",
                "Radius",
                "ρ",
                0,
                1000,
                0.05,
                "How far SAM climbs before it takes its gradient: ε = ρ · g / ‖g‖; with ρ = 0 it"
                    + " steps as SGD does (Foret et al. 2021).")
            .movable();

    static final Kind<Sam> KIND =
        new Kind<>(
            "sam",
            "SAM",
            "Climbs to w + ε first and takes its gradient there: two gradients a step (Foret et al."
                + " 2021).",
            Sam.class,
            Sgd.KIND,
            Sgd.over(Sam::base, new Field<>(RHO, Sam::rho)),
            values -> new Sam(new Sgd(values), values.get(RHO)));

    public Sam {
      RHO.check(rho);
    }

    @Override
    public String epsilon() {
      return "ε = ρ · g / ‖g‖,  g = ∇L(w)";
    }
  }

  /**
   * Unnormalised SAM (Andriushchenko and Flammarion 2022): ε = ρ·g, which climbs far where it is
   * steep and hardly at all at the end.
   */
  record Usam(Sgd base, double rho) implements Climbing {
    public static final Setting<Double> RHO =
        Sam.RHO.as(
            0.05,
            "How far USAM climbs, as a multiple of the gradient: ε = ρ · g (Andriushchenko and"
                + " Flammarion 2022).");

    static final Kind<Usam> KIND =
        new Kind<>(
            "usam",
            "USAM",
            "SAM whose climb is not normalised, so that it is longer where it is steeper"
                + " (Andriushchenko and Flammarion 2022).",
            Usam.class,
            Sgd.KIND,
            Sgd.over(Usam::base, new Field<>(RHO, Usam::rho)),
            values -> new Usam(new Sgd(values), values.get(RHO)));

    public Usam {
      RHO.check(rho);
    }

    @Override
    public String epsilon() {
      return "ε = ρ · g,  g = ∇L(w)";
    }
  }

  /**
   * Adaptive SAM (Kwon et al. 2021): ε = ρ·T²g/‖T·g‖₂ with T = |w| + η on weights and 1 on
   * everything else.
   */
  record Asam(Sgd base, double rho, double eta) implements Climbing {
    public static final Setting<Double> RHO =
        Sam.RHO.as(
            0.5,
            "How far ASAM climbs, relative to the size of the weights: ε = ρ · T²g / ‖T g‖ (Kwon et"
                + " al. 2021).");

    public static final Setting<Double> ETA =
        Setting.number(
            "eta",
            "Floor",
            "η",
            0,
            1000,
            0.01,
            "What ASAM adds to |w|, so that small weights may climb too: T = |w| + η (Kwon et al."
                + " 2021).");

    static final Kind<Asam> KIND =
        new Kind<>(
            "asam",
            "ASAM",
            "SAM whose climb is measured relative to each weight (Kwon et al. 2021).",
            Asam.class,
            Sgd.KIND,
            Sgd.over(Asam::base, new Field<>(RHO, Asam::rho), new Field<>(ETA, Asam::eta)),
            values -> new Asam(new Sgd(values), values.get(RHO), values.get(ETA)));

    public Asam {
      RHO.check(rho);
      ETA.check(eta);
    }

    @Override
    public String epsilon() {
      return "ε = ρ · T²g / ‖T g‖,  T = |w| + η";
    }
  }

  /**
   * No gradient at all: forward passes in training mode, so that BatchNorm's statistics fit the
   * weights as they are.
   */
  record BatchNormOnly() implements Optimizer {
    static final Kind<BatchNormOnly> KIND =
        new Kind<>(
            "batchnorm",
            "BatchNorm only",
            "No weight moves; only BatchNorm's running means and variances are fitted anew.",
            BatchNormOnly.class,
            null,
            List.of(),
            _ -> new BatchNormOnly());

    @Override
    public int gradientsPerStep() {
      return 0;
    }

    @Override
    public Sgd base() {
      return Sgd.of(0);
    }
  }
}
