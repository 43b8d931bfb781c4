package sparsam.prune.schedule;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * To and fro: every few steps each layer's smallest weights go and as many come back at zero, so
 * that it is as sparse all the time.
 *
 * @param grow which come back
 * @param every steps between two changes
 * @param share the part of a layer's weights that is exchanged, less and less along half a cosine
 * @param until the part of the training after which the mask stays
 */
public record Dynamic(Grow grow, long every, double share, double until) implements When {
  /** Which weights come back. */
  public enum Grow {
    /** Any (Mocanu et al. 2018). */
    AT_RANDOM,
    /** Those that the loss would move most (Evci et al. 2020). */
    BY_GRADIENT
  }

  public static final Setting<Double> SHARE =
      Setting.number(
              "share",
              "Exchange",
              "exchange",
              0,
              1,
              0.3,
              "The part of each layer's weights that goes and comes back at a change, at first: it"
                  + " falls along half a cosine (Evci et al. 2020).")
          .inPercent()
          .mayBeLeftOut();

  public static final Setting<Double> UNTIL =
      Gradual.END.as(
          0.75, "The part of the training after which the mask stays (Evci et al. 2020).");

  static final Kind<Dynamic> SET =
      kind(
          "set",
          "To and fro, at random (SET)",
          "Each layer's smallest weights go, and as many come back anywhere (Mocanu et al. 2018).",
          Grow.AT_RANDOM);

  static final Kind<Dynamic> RIGL =
      kind(
          "rigl",
          "To and fro, by gradient (RigL)",
          "Each layer's smallest weights go, and as many come back where the gradient is largest"
              + " (Evci et al. 2020).",
          Grow.BY_GRADIENT);

  private static Kind<Dynamic> kind(String name, String title, String help, Grow grow) {
    return new Kind<>(
        name,
        title,
        help,
        Dynamic.class,
        null,
        List.of(
            new Field<>(Gradual.EVERY, Dynamic::every),
            new Field<>(SHARE, Dynamic::share),
            new Field<>(UNTIL, Dynamic::until)),
        values ->
            new Dynamic(grow, values.get(Gradual.EVERY), values.get(SHARE), values.get(UNTIL)),
        made -> made.grow == grow,
        List.of());
  }

  public Dynamic {
    Gradual.EVERY.check(every);
    SHARE.check(share);
    UNTIL.check(until);
  }

  /** Whether the mask changes after this step. */
  public boolean changesAfter(long step, long steps) {
    return step % every == 0 && step < until * steps;
  }

  /** The part of a layer's weights that is exchanged then. */
  public double share(long step, long steps) {
    return share / 2 * (1 + Math.cos(Math.PI * step / (until * steps)));
  }

  @Override
  public double at(double fraction, long step, long steps) {
    return fraction;
  }

  @Override
  public long settled(long steps) {
    return 0;
  }
}
