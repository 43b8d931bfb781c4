package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Adaptive SAM (Kwon et al. 2021): ε = ρ·T²g/‖T·g‖₂ with T = |w| + η on weights and 1 on everything
 * else.
 */
public record Asam(Base base, Radius radius, double eta) implements Climbing {
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
      new Over<>(
              "asam",
              "ASAM",
              "SAM whose climb is measured relative to each weight (Kwon et al. 2021).",
              Asam.class,
              List.of(new Field<>(RHO, Asam::rho), new Field<>(ETA, Asam::eta)),
              (base, values) -> new Asam(base, Radius.of(RHO, values), values.get(ETA)))
          .kind();

  public Asam {
    RHO.check(radius.rho());
    ETA.check(eta);
  }

  public Asam(Base base, double rho, double eta) {
    this(base, Radius.of(rho), eta);
  }

  @Override
  public String epsilon() {
    return "ε = ρ · T²g / ‖T g‖,  T = |w| + η";
  }
}
