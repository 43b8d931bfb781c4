package sparsam.optim;

import sparsam.settings.Kinds;

/** The schedules that there are, in the order in which they are offered. */
public final class Schedules {
  public static final Kinds<Schedule> ALL =
      Kinds.these(Schedule.Constant.KIND, Schedule.Stairs.KIND, Schedule.Cosine.KIND);

  /** As it is said, at every step. */
  public static final Schedule CONSTANT = new Schedule.Constant(0);

  private Schedules() {}
}
