package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * SAM on normalisation layers only (Mueller et al. 2023): ε = ρ·g_N/‖g_N‖₂ with the gradient on
 * BatchNorm's γ and β, and zero on everything else.
 */
public record SamOn(Base base, Radius radius) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(
          0.5,
          "How far SAM-ON climbs in BatchNorm's γ and β: ε = ρ · g_N / ‖g_N‖; larger than SAM's"
              + " (Mueller et al. 2023).");

  static final Kind<SamOn> KIND =
      new Over<>(
              "sam-on",
              "SAM-ON",
              "SAM that perturbs BatchNorm's γ and β only, and every weight learns from it (Mueller"
                  + " et al. 2023).",
              SamOn.class,
              List.of(new Field<>(RHO, SamOn::rho)),
              (base, values) -> new SamOn(base, Radius.of(RHO, values)))
          .kind();

  public SamOn {
    RHO.check(radius.rho());
  }

  public SamOn(Base base, double rho) {
    this(base, Radius.of(rho));
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g_N / ‖g_N‖,  g_N: ∇L(w) on γ and β only";
  }
}
