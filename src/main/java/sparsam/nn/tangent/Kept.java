package sparsam.nn.tangent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sparsam.nn.fast.Activations;

/**
 * What the passes forward and back put out for a sample at some parameters, chunk by chunk: it is
 * the same for every direction, and a quarter of a product's cost.
 */
final class Kept {
  /** A part of the heap: the rest is for vectors, and for others. */
  private static final int SHARE = 6;

  private final float[] parameters;
  private final float[] inputs;
  private final int[] labels;

  /** By a chunk's first image. */
  private final Map<Integer, Chunk> chunks = new HashMap<>();

  private record Chunk(List<float[]> arrays, double[] probabilities) {}

  /**
   * @param parameters a copy
   * @param inputs the sample's
   * @param labels the sample's
   */
  Kept(float[] parameters, float[] inputs, int[] labels) {
    this.parameters = parameters;
    this.inputs = inputs;
    this.labels = labels;
  }

  /** Whether so many images have room. */
  static boolean fits(List<Activations> arrays, int images) {
    long features = arrays.stream().mapToLong(Activations::features).sum();
    return 2 * Float.BYTES * features * images < Runtime.getRuntime().maxMemory() / SHARE;
  }

  boolean isOf(Sample sample, float[] values) {
    return inputs == sample.inputs()
        && labels == sample.labels()
        && Arrays.equals(parameters, values);
  }

  void keep(int begin, int count, List<Activations> arrays, CrossEntropy loss) {
    List<float[]> copies = new ArrayList<>();
    for (Activations own : arrays) {
      copies.add(Arrays.copyOf(own.values(), own.features() * count));
      copies.add(Arrays.copyOf(own.gradients(), own.features() * count));
    }
    chunks.put(begin, new Chunk(copies, loss.probabilities(count)));
  }

  /** Whether it had the chunk. */
  boolean restore(int begin, List<Activations> arrays, CrossEntropy loss) {
    Chunk chunk = chunks.get(begin);
    if (chunk == null) {
      return false;
    }
    for (int i = 0; i < arrays.size(); i++) {
      float[] values = chunk.arrays.get(2 * i);
      float[] gradients = chunk.arrays.get(2 * i + 1);
      System.arraycopy(values, 0, arrays.get(i).values(), 0, values.length);
      System.arraycopy(gradients, 0, arrays.get(i).gradients(), 0, gradients.length);
    }
    loss.restore(chunk.probabilities);
    return true;
  }
}
