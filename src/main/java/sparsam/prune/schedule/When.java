package sparsam.prune.schedule;

import sparsam.settings.Kinds;

/** When the weights of an arm go. A closed choice. */
public sealed interface When permits Once, Gradual, Iterative, Dynamic {
  /** All that there are. */
  Kinds<When> ALL = Kinds.these(Once.KIND, Gradual.KIND, Iterative.KIND, Dynamic.SET, Dynamic.RIGL);

  /** Before the arm trains. */
  When ONCE = new Once();

  /**
   * The part that is to be pruned after so many steps.
   *
   * @param fraction in the end
   * @param steps of the whole training
   */
  double at(double fraction, long step, long steps);

  /** The step after which nothing more is pruned than before. */
  long settled(long steps);

  /** Whether the mask grows while the arm trains, from nothing. */
  default boolean grows() {
    return this instanceof Gradual || this instanceof Iterative;
  }

  /** Whether anything happens while the arm trains. */
  default boolean isOnce() {
    return this instanceof Once;
  }
}
