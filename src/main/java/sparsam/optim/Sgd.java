package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * Stochastic gradient descent as PyTorch's: weight decay is added to the gradient, momentum has no
 * dampening.
 *
 * @param nesterov look ahead along the momentum; needs momentum above 0
 * @param weightDecay L2 coefficient
 */
public record Sgd(double lr, double momentum, boolean nesterov, double weightDecay)
    implements Base {
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
          List.of(
              new Field<>(LR, Sgd::lr),
              new Field<>(MOMENTUM, Sgd::momentum),
              new Field<>(NESTEROV, Sgd::nesterov),
              new Field<>(WEIGHT_DECAY, Sgd::weightDecay)),
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

  /** In PyTorch's order: weight decay is added to the gradient, momentum gathers the sum. */
  @Override
  public String descent(String direction) {
    String sum = weightDecay == 0 ? direction : direction + " + λ · w";
    if (momentum == 0) {
      return "w ← w − lr · " + (weightDecay == 0 ? sum : "(" + sum + ")");
    }
    return "v ← μ · v + %s,  w ← w − lr · %s"
        .formatted(sum, nesterov ? "(" + sum + " + μ · v)" : "v");
  }
}
