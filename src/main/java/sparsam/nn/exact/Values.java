package sparsam.nn.exact;

import java.util.Arrays;

/**
 * What a layer puts out for a batch, [count, rows, columns, channels], with the gradient of the
 * objective there, and how fast both change along a direction.
 *
 * @param size values of an image
 * @param plain the values
 * @param moved their tangents; of no length where none are asked for
 * @param gradient the objective's
 * @param turned the gradient's tangents; of no length where none are asked for
 */
record Values(int size, double[] plain, double[] moved, double[] gradient, double[] turned) {
  static Values of(int size, int count, boolean tangents) {
    int all = Math.multiplyExact(size, count);
    int also = tangents ? all : 0;
    return new Values(size, new double[all], new double[also], new double[all], new double[also]);
  }

  /** Layers add to their input's gradient, for more than one may have it. */
  void clear() {
    Arrays.fill(gradient, 0);
    Arrays.fill(turned, 0);
  }
}
