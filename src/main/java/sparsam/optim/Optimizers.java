package sparsam.optim;

import sparsam.settings.Kind;
import sparsam.settings.Kinds;

/** The optimisers that there are, in the order in which they are offered. */
public final class Optimizers {
  public static final Kinds<Optimizer> ALL =
      Kinds.these(
          Sgd.KIND,
          AdamW.KIND,
          Sam.KIND,
          Usam.KIND,
          Asam.KIND,
          SamOn.KIND,
          MSam.KIND,
          Gsam.KIND,
          LookSam.KIND,
          FriendlySam.KIND,
          Cram.KIND,
          RandomSam.KIND,
          BatchNormOnly.KIND);

  private Optimizers() {}

  /** Whether a kind takes its gradient at w + ε. */
  public static boolean climbs(Kind<? extends Optimizer> kind) {
    return Climbing.class.isAssignableFrom(kind.type());
  }

  /**
   * Whether the notebook's second fault can be made with a kind: its ε is one of the gradient's.
   */
  public static boolean recomputes(Kind<? extends Optimizer> kind) {
    return kind.type() == Sam.class || kind.type() == Usam.class || kind.type() == Asam.class;
  }

  /** Whether a kind computes a gradient at all. */
  public static boolean steps(Kind<? extends Optimizer> kind) {
    return kind.make(kind.standard()).gradientsPerStep() > 0;
  }
}
