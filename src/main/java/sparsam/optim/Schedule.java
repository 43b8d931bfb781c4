package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/**
 * What the learning rate is multiplied by at each step of a training. Places in it are parts of the
 * whole training, so that one schedule fits arms of different length.
 */
public sealed interface Schedule {
  Setting<Double> WARM_UP =
      Setting.number(
              "warmUp",
              "Warm-up",
              "warm-up",
              0,
              1,
              0,
              "The part of the training over which the learning rate rises to its full value, step"
                  + " by step (Goyal et al. 2017).")
          .inPercent()
          .mayBeLeftOut();

  /** The part of the training over which it rises. */
  double warmUp();

  /**
   * What it is after the warm-up.
   *
   * @param step counted from 0
   * @param warm how many steps the warm-up has
   * @param steps of the whole training
   */
  double afterWarmUp(long step, long warm, long steps);

  /**
   * What the learning rate is multiplied by.
   *
   * @param step counted from 0
   * @param steps of the whole training
   */
  default double factor(long step, long steps) {
    long warm = (long) Math.rint(warmUp() * steps);
    return step < warm ? (step + 1.0) / warm : afterWarmUp(step, warm, steps);
  }

  /** Whether it changes nothing. */
  default boolean isConstant() {
    return this instanceof Constant(double warm) && warm == 0;
  }

  /** Always the same, once it is warm. */
  record Constant(double warmUp) implements Schedule {
    static final Kind<Constant> KIND =
        new Kind<>(
            "constant",
            "Constant",
            "The learning rate stays what it is.",
            Constant.class,
            null,
            List.of(new Field<>(WARM_UP, Constant::warmUp)),
            values -> new Constant(values.get(WARM_UP)));

    public Constant {
      WARM_UP.check(warmUp);
    }

    @Override
    public double afterWarmUp(long step, long warm, long steps) {
      return 1;
    }
  }

  /**
   * Lower by a factor from each milestone on.
   *
   * @param milestones rising parts of the training
   */
  record Stairs(double factor, List<Double> milestones, double warmUp) implements Schedule {
    public static final Setting<Double> FACTOR =
        Setting.number(
                "factor",
                "Factor",
                "×",
                0,
                1,
                0.1,
                "What the learning rate is multiplied by at each milestone (He et al. 2016).")
            .mayBeLeftOut();

    public static final Setting<List<Double>> MILESTONES =
        Setting.of(
                "milestones",
                "Milestones",
                "at",
                new Range.Shares(10),
                List.of(0.5, 0.75),
                "Where the learning rate falls, as parts of the training (He et al. 2016 at a half"
                    + " and three quarters).")
            .mayBeLeftOut();

    static final Kind<Stairs> KIND =
        new Kind<>(
            "step",
            "Steps",
            "The learning rate falls by a factor at each milestone (He et al. 2016).",
            Stairs.class,
            null,
            List.of(
                new Field<>(FACTOR, Stairs::factor),
                new Field<>(MILESTONES, Stairs::milestones),
                new Field<>(WARM_UP, Stairs::warmUp)),
            values -> new Stairs(values.get(FACTOR), values.get(MILESTONES), values.get(WARM_UP)));

    public Stairs {
      milestones = List.copyOf(milestones);
      FACTOR.check(factor);
      MILESTONES.check(milestones);
      WARM_UP.check(warmUp);
    }

    @Override
    public double afterWarmUp(long step, long warm, long steps) {
      long passed =
          milestones.stream().filter(share -> (long) Math.rint(share * steps) <= step).count();
      return Math.pow(factor, (double) passed);
    }
  }

  /** Down to nothing along half a cosine (Loshchilov and Hutter 2017, without restarts). */
  record Cosine(double warmUp) implements Schedule {
    static final Kind<Cosine> KIND =
        new Kind<>(
            "cosine",
            "Cosine",
            "The learning rate falls to nothing along half a cosine (Loshchilov and Hutter 2017).",
            Cosine.class,
            null,
            List.of(new Field<>(WARM_UP, Cosine::warmUp)),
            values -> new Cosine(values.get(WARM_UP)));

    public Cosine {
      WARM_UP.check(warmUp);
    }

    @Override
    public double afterWarmUp(long step, long warm, long steps) {
      double passed = (double) (step - warm) / (steps - warm);
      return (1 + Math.cos(Math.PI * passed)) / 2;
    }
  }
}
