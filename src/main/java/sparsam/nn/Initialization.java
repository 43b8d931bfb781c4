package sparsam.nn;

import java.util.SplittableRandom;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

/**
 * PyTorch's default initialisation: weights and biases of convolutions and dense layers uniform in
 * ±1/√fan-in; BatchNorm at γ 1, β 0, mean 0, variance 1. The same seed gives the same values in
 * every engine.
 */
public final class Initialization {
  private Initialization() {}

  /** Sets every parameter and statistic. */
  public static void apply(Parameters parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double bound = 0;
    boolean normalisation = false;
    for (Slice slice : parameters.slices()) {
      float[] values = new float[slice.length()];
      if (slice.kind() == Kind.WEIGHT) {
        bound = 1 / Math.sqrt((double) slice.length() / slice.shape().getFirst());
      }
      if (slice.kind() == Kind.SCALE || slice.kind() == Kind.WEIGHT) {
        normalisation = slice.kind() == Kind.SCALE;
      }
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (slice.kind()) {
              case SCALE -> 1;
              case STATISTIC -> slice.name().endsWith("running_var") ? 1 : 0;
              case WEIGHT -> (float) random.nextDouble(-bound, bound);
              case BIAS -> normalisation ? 0 : (float) random.nextDouble(-bound, bound);
            };
      }
      parameters.write(slice, values);
    }
  }
}
