package sparsam.prune.schedule;

/** When the weights of an arm go. A closed choice. */
public sealed interface When permits Once, Gradual, Iterative, Dynamic {
  /**
   * The part that is to be pruned after so many steps.
   *
   * @param fraction in the end
   * @param steps of the whole training
   */
  double at(double fraction, long step, long steps);

  /** The step after which nothing more is pruned than before. */
  long settled(long steps);

  /**
   * The steps that a network seems to have made which trained so many: fewer where it was set back.
   *
   * @param steps of the whole training
   */
  default long seeming(long step, long steps) {
    return step;
  }

  /** The steps that it seems to have in all: what a schedule of the learning rate goes by. */
  default long seeming(long steps) {
    return steps;
  }

  /** Whether the mask grows while the arm trains, from nothing. */
  default boolean grows() {
    return this instanceof Gradual || this instanceof Iterative;
  }

  /** Whether anything happens while the arm trains. */
  default boolean isOnce() {
    return this instanceof Once;
  }
}
