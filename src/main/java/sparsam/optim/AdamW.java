package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) as PyTorch's: every weight shrinks
 * by lr · λ of itself, and both moments are corrected for having begun at zero.
 *
 * @param beta1 memory of the mean of the direction
 * @param beta2 memory of the mean of its square
 * @param epsilon what is added to the root, so that nothing is divided by zero
 * @param weightDecay λ
 */
public record AdamW(double lr, double beta1, double beta2, double epsilon, double weightDecay)
    implements Base {
  private static final double MOST = 0.999999;

  public static final Setting<Double> LR =
      Sgd.LR.as(
          0.001,
          "How far a step goes: about lr in every weight, whatever the gradient's size (Kingma and"
              + " Ba 2015).");

  public static final Setting<Double> BETA1 =
      Setting.number(
              "beta1",
              "Memory of the mean",
              "β₁",
              0,
              MOST,
              0.9,
              "How much of the gradient's running mean goes on at a step (Kingma and Ba 2015).")
          .mayBeLeftOut();

  public static final Setting<Double> BETA2 =
      Setting.number(
              "beta2",
              "Memory of the square",
              "β₂",
              0,
              MOST,
              0.999,
              "How much of the running mean of its square goes on at a step (Kingma and Ba 2015).")
          .mayBeLeftOut();

  public static final Setting<Double> EPSILON =
      Setting.number(
              "epsilon",
              "Floor of the root",
              "ϵ",
              1e-12,
              1,
              1e-8,
              "What is added to the root of the mean square, so that nothing is divided by zero.")
          .mayBeLeftOut();

  public static final Setting<Double> WEIGHT_DECAY =
      Sgd.WEIGHT_DECAY.as(
          0.01,
          "Shrinks every weight by lr · λ of itself, apart from the gradient (Loshchilov and Hutter"
              + " 2019).");

  static final Kind<AdamW> KIND =
      new Kind<>(
          "adamw",
          "AdamW",
          "One gradient a step, divided by its own recent size, and weight decay apart from it"
              + " (Loshchilov and Hutter 2019).",
          AdamW.class,
          null,
          List.of(
              new Field<>(LR, AdamW::lr),
              new Field<>(BETA1, AdamW::beta1),
              new Field<>(BETA2, AdamW::beta2),
              new Field<>(EPSILON, AdamW::epsilon),
              new Field<>(WEIGHT_DECAY, AdamW::weightDecay)),
          values ->
              new AdamW(
                  values.get(LR),
                  values.get(BETA1),
                  values.get(BETA2),
                  values.get(EPSILON),
                  values.get(WEIGHT_DECAY)));

  public AdamW {
    LR.check(lr);
    BETA1.check(beta1);
    BETA2.check(beta2);
    EPSILON.check(epsilon);
    WEIGHT_DECAY.check(weightDecay);
  }

  /** With the usual numbers besides. */
  public static AdamW of(double lr) {
    return new AdamW(
        lr, BETA1.byDefault(), BETA2.byDefault(), EPSILON.byDefault(), WEIGHT_DECAY.byDefault());
  }

  @Override
  public String descent(String direction) {
    return "m, v: means of %s and its square,  w ← w − lr · (m̂ / (√v̂ + ϵ)%s)"
        .formatted(direction, weightDecay == 0 ? "" : " + λ · w");
  }
}
