package sparsam.optim;

/** One that takes its gradient at w + ε and applies what it found there at w. */
public sealed interface Climbing extends Optimizer
    permits Sam, Usam, Asam, SamOn, MSam, Gsam, LookSam, FriendlySam, Cram, RandomSam {
  Radius radius();

  /** The radius ρ, ≥ 0. */
  default double rho() {
    return radius().rho();
  }

  /** What ε is, as a formula. */
  String epsilon();

  /** What the base gets, as a formula. */
  default String direction() {
    return "∇L(w + ε)";
  }

  /**
   * Whether a step climbs.
   *
   * @param step counted from 0, from the first that may climb
   */
  default boolean climbs(long step) {
    return true;
  }

  /** How many of so many first steps climb, counted from the first that may. */
  default long climbing(long steps) {
    return steps;
  }

  @Override
  default int gradientsPerStep() {
    return 2;
  }

  @Override
  default long gradients(long steps, int stepsPerEpoch) {
    return steps + climbing(Math.max(0, steps - radius().first(stepsPerEpoch)));
  }
}
