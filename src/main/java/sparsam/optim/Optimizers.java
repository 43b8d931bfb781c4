package sparsam.optim;

import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Climbing;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.optim.Optimizer.Usam;
import sparsam.settings.Kind;
import sparsam.settings.Kinds;

/** The optimisers that there are, in the order in which they are offered. */
public final class Optimizers {
  /** Apart from {@link Optimizer}, which Java initialises before the kinds that it would list. */
  public static final Kinds<Optimizer> ALL =
      Kinds.these(
          Sgd.KIND, //
          Sam.KIND,
          Usam.KIND,
          Asam.KIND,
          BatchNormOnly.KIND);

  private Optimizers() {}

  /** Whether a kind takes its gradient at w + ε. */
  public static boolean climbs(Kind<? extends Optimizer> kind) {
    return Climbing.class.isAssignableFrom(kind.type());
  }

  /** Whether a kind computes a gradient at all. */
  public static boolean steps(Kind<? extends Optimizer> kind) {
    return kind.make(kind.standard()).gradientsPerStep() > 0;
  }
}
