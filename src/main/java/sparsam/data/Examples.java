package sparsam.data;

import java.util.Arrays;

/**
 * Images and their labels in memory.
 *
 * @param inputs normalised pixels, [count, rows · columns] row after row
 * @param labels the class of each image, 0–9
 */
public record Examples(float[] inputs, int[] labels) {
  public Examples {
    if (labels.length == 0 || inputs.length % labels.length != 0) {
      throw new IllegalArgumentException(
          inputs.length + " inputs do not divide among " + labels.length + " labels");
    }
  }

  public int count() {
    return labels.length;
  }

  /** Pixels of one image. */
  public int features() {
    return inputs.length / labels.length;
  }

  /** A copy of the images from {@code from} (inclusive) to {@code to} (exclusive). */
  public Examples range(int from, int to) {
    int features = features();
    return new Examples(
        Arrays.copyOfRange(inputs, from * features, to * features),
        Arrays.copyOfRange(labels, from, to));
  }

  /** The same images under other labels. */
  public Examples withLabels(int[] other) {
    return new Examples(inputs, other);
  }
}
