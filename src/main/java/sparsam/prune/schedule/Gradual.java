package sparsam.prune.schedule;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * Little by little while the arm trains (Zhu and Gupta 2017); what is gone stays gone.
 *
 * @param begin the part of the training before the first stage
 * @param end the part of the training after which all is pruned
 * @param every steps from one stage to the next
 */
public record Gradual(Ramp ramp, double begin, double end, long every) implements When {
  public static final Setting<Ramp> RAMP =
      Setting.choice(
              "ramp",
              "Curve",
              List.of(Ramp.values()),
              Ramp::label,
              Ramp::title,
              "How the part that is pruned grows: cubic is fast at first, when there is much to"
                  + " choose from (Zhu and Gupta 2017).")
          .mayBeLeftOut();

  public static final Setting<Double> BEGIN =
      Setting.number(
              "begin",
              "From",
              "from",
              0,
              1,
              0,
              "The part of the training after which the first weights go.")
          .inPercent()
          .mayBeLeftOut();

  public static final Setting<Double> END =
      Setting.number(
              "end",
              "Until",
              "until",
              0,
              1,
              0.75,
              "The part of the training after which all that are to go are gone; the rest of it"
                  + " trains what is left.")
          .inPercent()
          .mayBeLeftOut();

  static final Setting<Long> EVERY =
      Setting.whole(
              "every",
              "Every",
              "every",
              1,
              1_000_000,
              100,
              "Steps from one change of the mask to the next (100 in TensorFlow and RigL).")
          .mayBeLeftOut();

  static final Kind<Gradual> KIND =
      new Kind<>(
          "gradual",
          "Gradually",
          "Weights go little by little while the arm trains (Zhu and Gupta 2017).",
          Gradual.class,
          null,
          List.of(
              new Field<>(RAMP, Gradual::ramp),
              new Field<>(BEGIN, Gradual::begin),
              new Field<>(END, Gradual::end),
              new Field<>(EVERY, Gradual::every)),
          values ->
              new Gradual(values.get(RAMP), values.get(BEGIN), values.get(END), values.get(EVERY)));

  public Gradual {
    BEGIN.check(begin);
    END.check(end);
    EVERY.check(every);
  }

  private long first(long steps) {
    return (long) Math.rint(begin * steps);
  }

  /** Stages, one at least. */
  private long times(long steps) {
    return Math.max(1, ((long) Math.rint(end * steps) - first(steps)) / every);
  }

  @Override
  public double at(double fraction, long step, long steps) {
    return ramp.at(0, fraction, first(steps), times(steps), every, step);
  }

  @Override
  public long settled(long steps) {
    return first(steps) + times(steps) * every;
  }
}
