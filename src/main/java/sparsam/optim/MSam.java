package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * m-SAM (Foret et al. 2021): consecutive groups of m images of a batch, each with its own climb and
 * its own gradient there; the direction is their mean.
 *
 * @param m images of a group; a batch's last group may be smaller, and counts by its size
 */
public record MSam(Base base, Radius radius, long m) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(
          0.05,
          "How far every group climbs along its own gradient: ε = ρ · g / ‖g‖ (Foret et al."
              + " 2021).");

  public static final Setting<Long> M =
      Setting.whole(
          "m",
          "Group size",
          "m",
          1,
          4096,
          16,
          "Images of a group; the smaller, the sharper what it looks for (Foret et al. 2021).");

  static final Kind<MSam> KIND =
      new Over<>(
              "m-sam",
              "m-SAM",
              "Every m images of a batch climb for themselves: a mean of sharper, smaller SAMs"
                  + " (Foret et al. 2021).",
              MSam.class,
              List.of(new Field<>(RHO, MSam::rho), new Field<>(M, MSam::m)),
              (base, values) -> new MSam(base, Radius.of(RHO, values), values.get(M)))
          .kind();

  public MSam {
    RHO.check(radius.rho());
    M.check(m);
  }

  public MSam(Base base, double rho, long m) {
    this(base, Radius.of(rho), m);
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g / ‖g‖,  g = ∇L(w) of each group of m";
  }

  @Override
  public String direction() {
    return "mean of ∇L(w + ε)";
  }
}
