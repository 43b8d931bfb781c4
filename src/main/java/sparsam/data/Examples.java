package sparsam.data;

import java.util.Arrays;

/**
 * Images and their labels in memory.
 *
 * @param labels the class of each image, from 0 on
 * @param classes how many classes there are, of which some may have no image here
 */
public record Examples(Pixels pixels, int[] labels, int classes) {
  /** Classes of numbers that nobody says more of. */
  private static final int USUAL = 10;

  public Examples {
    if (labels.length == 0 || pixels.count() != labels.length) {
      throw new IllegalArgumentException(
          pixels.count() + " images do not go with " + labels.length + " labels");
    }
  }

  /**
   * Numbers of ten classes that never were bytes.
   *
   * @param inputs [count, features]; looked at, they are square pictures where that is possible
   */
  public Examples(float[] inputs, int[] labels) {
    this(new Pixels.Floats(inputs, shape(inputs, labels), Normalization.MNIST), labels, USUAL);
  }

  private static Shape shape(float[] inputs, int[] labels) {
    if (labels.length == 0 || inputs.length % labels.length != 0) {
      throw new IllegalArgumentException(
          inputs.length + " inputs do not divide among " + labels.length + " labels");
    }
    int features = inputs.length / labels.length;
    int side = (int) Math.sqrt(features);
    return side * side == features ? new Shape(1, side, side) : new Shape(1, 1, features);
  }

  public int count() {
    return labels.length;
  }

  public Shape shape() {
    return pixels.shape();
  }

  /** Numbers of one image. */
  public int features() {
    return pixels.shape().features();
  }

  /** All inputs, normalised, [count, features]; made at every call where they are kept as bytes. */
  public float[] inputs() {
    if (pixels instanceof Pixels.Floats plain) {
      return plain.inputs();
    }
    float[] inputs = new float[Math.multiplyExact(count(), features())];
    for (int i = 0; i < count(); i++) {
      pixels.put(i, inputs, i * features());
    }
    return inputs;
  }

  /** The same images normalised once and for all, for those who ask for them again and again. */
  public Examples unpacked() {
    return new Examples(
        new Pixels.Floats(inputs(), shape(), pixels.normalization()), labels, classes);
  }

  /** The images from {@code from} (inclusive) to {@code to} (exclusive). */
  public Examples range(int from, int to) {
    return new Examples(pixels.range(from, to), Arrays.copyOfRange(labels, from, to), classes);
  }

  /** The same images under other labels. */
  public Examples withLabels(int[] other) {
    return new Examples(pixels, other, classes);
  }
}
