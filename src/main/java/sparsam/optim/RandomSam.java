package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * The control for what the direction of SAM's climb is worth: ε = ρ·z/‖z‖₂ with z drawn anew for
 * each step. It computes SAM's two gradients, the first of them only to be measured, so that it
 * differs from SAM in nothing but the direction.
 */
public record RandomSam(Base base, Radius radius) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(
          0.05,
          "How far the random climb goes: ε = ρ · z / ‖z‖ with z normally distributed (compared by"
              + " Foret et al. 2021).");

  static final Kind<RandomSam> KIND =
      new Over<>(
              "random-sam",
              "Random climb",
              "The control: SAM's step with a climb of the same length in a random direction (Foret"
                  + " et al. 2021).",
              RandomSam.class,
              List.of(new Field<>(RHO, RandomSam::rho)),
              (base, values) -> new RandomSam(base, Radius.of(RHO, values)))
          .kind();

  public RandomSam {
    RHO.check(radius.rho());
  }

  public RandomSam(Base base, double rho) {
    this(base, Radius.of(rho));
  }

  @Override
  public String epsilon() {
    return "ε = ρ · z / ‖z‖,  z at random";
  }
}
