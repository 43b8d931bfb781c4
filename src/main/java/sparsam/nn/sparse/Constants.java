package sparsam.nn.sparse;

import java.util.Arrays;

/**
 * What a layer reads from channels that are the same for every image, since no weight of theirs is
 * left: its share of the sums is known once and for all, and its weights are none then.
 *
 * <p>Next to a border of zeros that share differs, so the biases become one for each output.
 */
final class Constants {
  private Constants() {}

  /**
   * Moves constants from weights to biases.
   *
   * @param weights [out, in, kernel, kernel]; those of constant channels become 0
   * @param biases [out]
   * @param inputs by input channel its value, or none where it depends on the image; NaN is none
   * @return biases by output
   */
  static float[] fold(Geometry geometry, float[] weights, float[] biases, float[] inputs) {
    float[] folded = new float[geometry.outputs()];
    int area = geometry.area();
    for (int o = 0; o < geometry.out(); o++) {
      Arrays.fill(folded, o * area, (o + 1) * area, biases[o]);
    }
    boolean varies = geometry.pooled() && geometry.padding() > 0; // Inside a window, too.
    int square = geometry.kernel() * geometry.kernel();
    for (int i = 0; !varies && i < weights.length; i++) {
      float value = inputs[i / square % geometry.in()];
      if (weights[i] != 0 && !Float.isNaN(value)) {
        int o = i / geometry.patch();
        for (int position = 0; position < area; position++) {
          if (geometry.inside(position, i % square)) {
            folded[o * area + position] += weights[i] * value;
          }
        }
        weights[i] = 0;
      }
    }
    return folded;
  }
}
