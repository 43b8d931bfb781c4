package sparsam.nn;

import java.util.List;
import java.util.Random;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

/** Small networks of odd widths, random weights and random batches for them. */
public final class Samples {
  private Samples() {}

  /**
   * Images and labels.
   *
   * @param inputs [count, 784]
   */
  public record Batch(float[] inputs, int[] labels, int count) {}

  /** All three families, in widths that no lane count and no vector length divides. */
  public static List<Architecture> architectures() {
    return List.of(
        new Architecture(Family.CLASSIFIER, List.of(3, 5)),
        new Architecture(Family.LENET_300_100, List.of(13, 7)),
        new Architecture(Family.LENET_5, List.of(3, 5, 11)));
  }

  public static Batch batch(long seed, int count) {
    Random random = new Random(seed);
    return new Batch(
        gaussian(random, count * Architecture.FEATURES),
        random.ints(count, 0, Architecture.CLASSES).toArray(),
        count);
  }

  public static float[] gaussian(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * Random values where initialisation leaves constants: biases, BatchNorm's γ of either sign, its
   * β and its statistics.
   */
  public static void scramble(Parameters parameters, long seed) {
    Random random = new Random(seed);
    for (Slice slice : parameters.slices()) {
      if (slice.kind() != Kind.WEIGHT) {
        float[] values = gaussian(random, slice.length());
        for (int i = 0; i < values.length; i++) {
          values[i] =
              slice.name().endsWith("running_var") ? 0.1f + Math.abs(values[i]) : values[i] / 2;
        }
        parameters.write(slice, values);
      }
    }
  }
}
