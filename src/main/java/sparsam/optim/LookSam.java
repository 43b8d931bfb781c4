package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * LookSAM (Liu et al. 2022): steps 0, k, 2k … are SAM's and keep v, the part of SAM's gradient at
 * right angles to the one at w; the others go along g + α·(‖g‖/‖v‖)·v with one gradient.
 *
 * @param alpha α, ≥ 0
 * @param k every how many steps it climbs; 1 is SAM
 */
public record LookSam(Base base, Radius radius, double alpha, long k) implements Climbing {
  public static final Setting<Double> RHO =
      Sam.RHO.as(0.1, "How far LookSAM climbs where it does: ε = ρ · g / ‖g‖ (Liu et al. 2022).");

  public static final Setting<Double> ALPHA =
      Setting.number(
          "alpha",
          "Kept direction's weight",
          "α",
          0,
          100,
          0.7,
          "How long the kept direction is that the steps between climbs add, relative to their"
              + " gradient (Liu et al. 2022).");

  public static final Setting<Long> K =
      Setting.whole(
          "k",
          "Climbs every",
          "k",
          1,
          1000,
          5,
          "Every k-th step climbs; the others take one gradient (Liu et al. 2022).");

  static final Kind<LookSam> KIND =
      new Over<>(
              "looksam",
              "LookSAM",
              "Climbs every k-th step only and reuses what it found there: 1 + 1/k gradients a step"
                  + " (Liu et al. 2022).",
              LookSam.class,
              List.of(
                  new Field<>(RHO, LookSam::rho),
                  new Field<>(ALPHA, LookSam::alpha),
                  new Field<>(K, LookSam::k)),
              (base, values) ->
                  new LookSam(base, Radius.of(RHO, values), values.get(ALPHA), values.get(K)))
          .kind();

  public LookSam {
    RHO.check(radius.rho());
    ALPHA.check(alpha);
    K.check(k);
  }

  public LookSam(Base base, double rho, double alpha, long k) {
    this(base, Radius.of(rho), alpha, k);
  }

  @Override
  public String epsilon() {
    return "ε = ρ · g / ‖g‖,  g = ∇L(w)";
  }

  /** What the base gets at a step that does not climb, as a formula. */
  public String kept() {
    return "(g + α · ‖g‖/‖v‖ · v)";
  }

  @Override
  public boolean climbs(long step) {
    return step % k == 0;
  }

  @Override
  public long climbing(long steps) {
    return Math.ceilDiv(steps, k);
  }
}
