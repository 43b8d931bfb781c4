package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Sharpness-Aware Minimization (Foret et al. 2021): the gradient is taken at w + ε, ε = ρ·g/‖g‖₂,
 * and applied at w.
 */
public record Sam(Base base, Radius radius) implements Climbing {
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
      new Over<>(
              "sam",
              "SAM",
              "Climbs to w + ε first and takes its gradient there: two gradients a step (Foret et"
                  + " al. 2021).",
              Sam.class,
              List.of(new Field<>(RHO, Sam::rho)),
              (base, values) -> new Sam(base, Radius.of(RHO, values)))
          .kind();

  public Sam {
    RHO.check(radius.rho());
  }

  public Sam(Base base, double rho) {
    this(base, Radius.of(rho));
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g / ‖g‖,  g = ∇L(w)";
  }
}
