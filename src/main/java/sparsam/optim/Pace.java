package sparsam.optim;

/**
 * How a training goes along: what its steps may ask beside their batch.
 *
 * @param schedule of the learning rate
 * @param steps of the whole training
 * @param stepsPerEpoch of which an epoch has so many
 * @param seed of what is drawn at random
 */
public record Pace(Schedule schedule, long steps, int stepsPerEpoch, long seed) {
  /** Of steps that are all alike. */
  public static final Pace EVEN = new Pace(Schedules.CONSTANT, 1, 1, 0);

  /**
   * What the learning rate is multiplied by.
   *
   * @param step counted from 0
   */
  public double factor(long step) {
    return schedule.factor(step, steps);
  }
}
