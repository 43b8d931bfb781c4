package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Surrogate-gap guided SAM (Zhuang et al. 2022): d = g_s − α·g⊥, where g_s is SAM's gradient and g⊥
 * the part of the gradient at w that stands at right angles to it.
 *
 * @param alpha α, ≥ 0; 0 is SAM
 */
public record Gsam(Base base, Radius radius, double alpha) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(0.05, "How far GSAM climbs: ε = ρ · g / ‖g‖, as SAM does (Zhuang et al. 2022).");

  public static final Setting<Double> ALPHA =
      Setting.number(
          "alpha",
          "Gap's weight",
          "α",
          0,
          100,
          0.4,
          "How much of the gradient at w that stands at right angles to SAM's is taken off: it"
              + " makes the gap smaller; with α = 0 it is SAM (Zhuang et al. 2022).");

  static final Kind<Gsam> KIND =
      new Over<>(
              "gsam",
              "GSAM",
              "SAM that also lowers the gap between the loss at w + ε and at w (Zhuang et al."
                  + " 2022).",
              Gsam.class,
              List.of(new Field<>(RHO, Gsam::rho), new Field<>(ALPHA, Gsam::alpha)),
              (base, values) -> new Gsam(base, Radius.of(RHO, values), values.get(ALPHA)))
          .kind();

  public Gsam {
    RHO.check(radius.rho());
    ALPHA.check(alpha);
  }

  public Gsam(Base base, double rho, double alpha) {
    this(base, Radius.of(rho), alpha);
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g / ‖g‖,  g = ∇L(w)";
  }

  @Override
  public String direction() {
    return "(gₛ − α · g⊥)";
  }
}
