package sparsam.flatness.landscape;

/** A place in the space of a network's weights. */
@FunctionalInterface
public interface Point {
  /**
   * Writes the weights and BatchNorm's statistics there, in the order of {@link
   * sparsam.nn.Parameters#values()}.
   */
  void writeTo(float[] values);

  /** The place of weights that are given. */
  static Point of(float[] weights) {
    return values -> System.arraycopy(weights, 0, values, 0, values.length);
  }
}
