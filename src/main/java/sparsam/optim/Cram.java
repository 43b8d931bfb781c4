package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Compression-aware minimiser (Peste et al. 2023): from w + ρ·g only the largest of each weight
 * stay, and the gradient is taken there, on what stayed.
 *
 * @param fraction the part of each weight of rank ≥ 2 that is zero at the compressed point
 * @param plus CrAM⁺: the gradient at w is added
 */
public record Cram(Base base, Radius radius, double fraction, boolean plus) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(
          0.05,
          "How far CrAM climbs before it compresses, as a multiple of the gradient: ρ · g (Peste et"
              + " al. 2023).");

  public static final Setting<Double> FRACTION =
      Setting.number(
              "fraction",
              "Compressed away",
              "fraction",
              0,
              1,
              0.5,
              "The part of each weight that is zero where the second gradient is taken: what one"
                  + " means to prune later (Peste et al. 2023).")
          .inPercent();

  public static final Setting<Boolean> PLUS =
      Setting.flag(
          "plus",
          "CrAM⁺",
          "plus",
          false,
          "Adds the gradient at w, so that the dense network is trained as well (Peste et al."
              + " 2023).");

  static final Kind<Cram> KIND =
      new Over<>(
              "cram",
              "CrAM",
              "Takes its gradient where the climbed weights are compressed: it trains for being"
                  + " pruned (Peste et al. 2023).",
              Cram.class,
              List.of(
                  new Field<>(RHO, Cram::rho),
                  new Field<>(FRACTION, Cram::fraction),
                  new Field<>(PLUS, Cram::plus)),
              (base, values) ->
                  new Cram(base, Radius.of(RHO, values), values.get(FRACTION), values.get(PLUS)))
          .kind();

  public Cram {
    RHO.check(radius.rho());
    FRACTION.check(fraction);
    PLUS.check(plus);
  }

  public Cram(Base base, double rho, double fraction, boolean plus) {
    this(base, Radius.of(rho), fraction, plus);
  }

  @Override
  public String epsilon() {
    return "ε = C(w + ρ · g) − w,  C: the largest stay";
  }

  @Override
  public String direction() {
    return plus ? "(g + ∇L(w + ε))" : "∇L(w + ε)";
  }
}
