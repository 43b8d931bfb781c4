package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Unnormalised SAM (Andriushchenko and Flammarion 2022): ε = ρ·g, which climbs far where it is
 * steep and hardly at all at the end.
 */
public record Usam(Base base, Radius radius) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(
          0.05,
          "How far USAM climbs, as a multiple of the gradient: ε = ρ · g (Andriushchenko and"
              + " Flammarion 2022).");

  static final Kind<Usam> KIND =
      new Over<>(
              "usam",
              "USAM",
              "SAM whose climb is not normalised, so that it is longer where it is steeper"
                  + " (Andriushchenko and Flammarion 2022).",
              Usam.class,
              List.of(new Field<>(RHO, Usam::rho)),
              (base, values) -> new Usam(base, Radius.of(RHO, values)))
          .kind();

  public Usam {
    RHO.check(radius.rho());
  }

  public Usam(Base base, double rho) {
    this(base, Radius.of(rho));
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g,  g = ∇L(w)";
  }
}
