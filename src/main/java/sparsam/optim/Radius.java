package sparsam.optim;

import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * How far one climbs, and when.
 *
 * @param rho the radius ρ, ≥ 0
 * @param from the first epoch that climbs, counted from 1; before it a step is its base's
 * @param followsLr whether a schedule that lowers the learning rate lowers ρ by the same factor
 */
public record Radius(double rho, long from, boolean followsLr) {
  public static final Setting<Long> FROM =
      Setting.whole(
              "from",
              "Climbs from epoch",
              "from epoch",
              1,
              10_000,
              1,
              "The first epoch that climbs; before it every step is the base's and costs one"
                  + " gradient (a late start can be enough: Zhou et al. 2025).")
          .tacitly();

  public static final Setting<Boolean> FOLLOWS_LR =
      Setting.flag(
              "rhoFollowsLr",
              "ρ follows the learning rate",
              "ρ follows lr",
              false,
              "Where a schedule lowers the learning rate, ρ is lowered by the same factor (GSAM:"
                  + " Zhuang et al. 2022).")
          .tacitly();

  public Radius {
    FROM.check(from);
  }

  /** From the first epoch on, always the same. */
  public static Radius of(double rho) {
    return new Radius(rho, 1, false);
  }

  /**
   * @param rho the setting of the radius
   */
  static Radius of(Setting<Double> rho, Values values) {
    return new Radius(values.get(rho), values.get(FROM), values.get(FOLLOWS_LR));
  }

  /** How many steps go before the first that climbs. */
  public long first(int stepsPerEpoch) {
    return (from - 1) * stepsPerEpoch;
  }
}
