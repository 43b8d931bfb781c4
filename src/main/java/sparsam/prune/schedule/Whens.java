package sparsam.prune.schedule;

import sparsam.settings.Kinds;

/** The times that there are for weights to go, in the order in which they are offered. */
public final class Whens {
  public static final Kinds<When> ALL =
      Kinds.these(Once.KIND, Gradual.KIND, Iterative.KIND, Dynamic.SET, Dynamic.RIGL);

  /** Before the arm trains. */
  public static final When ONCE = new Once();

  private Whens() {}
}
