package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Friendly SAM (Li et al. 2024): ε = ρ·(g − σm)/‖g − σm‖₂, where m is the running mean of the
 * gradients before; the first step takes g itself.
 *
 * @param sigma σ, ≥ 0; 0 is SAM
 * @param lambda λ, how much of m goes on at a step
 */
public record FriendlySam(Base base, Radius radius, double sigma, double lambda)
    implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(0.2, "How far Friendly SAM climbs: ε = ρ · (g − σm) / ‖g − σm‖ (Li et al. 2024).");

  public static final Setting<Double> SIGMA =
      Setting.number(
          "sigma",
          "Mean taken off",
          "σ",
          0,
          100,
          1,
          "How much of the gradients' running mean is taken off before it climbs (Li et al."
              + " 2024).");

  public static final Setting<Double> LAMBDA =
      Setting.number(
          "lambda",
          "Memory of the mean",
          "λ",
          0,
          1,
          0.9,
          "How much of the running mean goes on at a step (Li et al. 2024).");

  static final Kind<FriendlySam> KIND =
      new Over<>(
              "friendly-sam",
              "Friendly SAM",
              "SAM that climbs along what is special to the batch: its gradient less the running"
                  + " mean of all (Li et al. 2024).",
              FriendlySam.class,
              List.of(
                  new Field<>(RHO, FriendlySam::rho),
                  new Field<>(SIGMA, FriendlySam::sigma),
                  new Field<>(LAMBDA, FriendlySam::lambda)),
              (base, values) ->
                  new FriendlySam(
                      base, Radius.of(RHO, values), values.get(SIGMA), values.get(LAMBDA)))
          .kind();

  public FriendlySam {
    RHO.check(radius.rho());
    SIGMA.check(sigma);
    LAMBDA.check(lambda);
  }

  public FriendlySam(Base base, double rho, double sigma, double lambda) {
    this(base, Radius.of(rho), sigma, lambda);
  }

  @Override
  public String epsilon() {
    return "ε = ρ · (g − σ · m) / ‖g − σ · m‖";
  }
}
