package sparsam.nn.tangent;

import sparsam.nn.fast.Activations;
import sparsam.nn.fast.Activations.Layout;

/**
 * What a layer puts out for a chunk of images, [count, features], channels last.
 *
 * @param plain the values, and the loss's gradient with respect to them
 * @param tangent how fast both change along the direction
 */
record Values(Activations plain, Activations tangent) {
  static Values of(int features, int capacity) {
    return new Values(
        Activations.of(Layout.IMAGES, features, capacity),
        Activations.of(Layout.IMAGES, features, capacity));
  }

  int features() {
    return plain.features();
  }
}
