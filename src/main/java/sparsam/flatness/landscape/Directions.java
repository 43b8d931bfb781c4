package sparsam.flatness.landscape;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Mask;

/**
 * Directions in the space of a network's weights. Vectors are in the order of {@link
 * Parameters#values()} and as long; what is 0 does not move.
 */
public final class Directions {
  /** As in the paper's program, so that a direction without length stays one. */
  private static final double TINY = 1e-10;

  private Directions() {}

  /**
   * Independent normal numbers for every trainable parameter.
   *
   * @param random two calls with the same generator make two directions of one plane
   */
  public static float[] normal(Parameters parameters, Random random) {
    float[] direction = new float[parameters.values().length];
    for (Slice slice : parameters.slices()) {
      if (slice.trainable()) {
        float[] drawn = new float[slice.length()];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = (float) random.nextGaussian();
        }
        parameters.write(slice, drawn, direction);
      }
    }
    return direction;
  }

  /**
   * Filter normalisation (Li et al. 2018): each filter and each row of a dense layer gets the
   * length of the network's own, so that a step means the same in every layer and for every network
   * that differs by scale alone. Biases and BatchNorm's parameters do not move, nor do pruned
   * weights, which are taken out before lengths are measured; filters of zeros stay zeros.
   *
   * @param origin the network's weights
   * @param raw the direction before; is not changed
   * @param mask which weights are pruned; null for none
   */
  public static float[] normalised(
      Parameters parameters, float[] origin, float[] raw, @Nullable Mask mask) {
    float[] masked = raw.clone();
    if (mask != null) {
      mask.apply(masked);
    }
    float[] direction = new float[raw.length];
    for (Slice slice : parameters.slices()) {
      if (slice.kind() == Kind.WEIGHT) {
        float[] own = parameters.read(slice, origin);
        float[] values = parameters.read(slice, masked);
        int filter = slice.length() / slice.shape().getFirst();
        for (int from = 0; from < values.length; from += filter) {
          double factor = norm(own, from, filter) / (norm(values, from, filter) + TINY);
          for (int i = from; i < from + filter; i++) {
            values[i] = (float) (values[i] * factor);
          }
        }
        parameters.write(slice, values, direction);
      }
    }
    return direction;
  }

  private static double norm(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum);
  }

  /**
   * Which weights a network does without: those that are exactly 0, in tensors of rank 2 and above.
   *
   * @return null where none is 0
   */
  public static @Nullable Mask zeros(Parameters parameters, float[] weights) {
    float[] keep = new float[parameters.trainable()];
    boolean any = false;
    for (Slice slice : parameters.slices()) {
      for (int i = slice.offset(); slice.trainable() && i < slice.end(); i++) {
        boolean pruned = slice.kind() == Kind.WEIGHT && weights[i] == 0;
        keep[i] = pruned ? 0 : 1;
        any |= pruned;
      }
    }
    return any ? new Mask(keep) : null;
  }
}
