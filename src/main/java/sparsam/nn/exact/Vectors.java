package sparsam.nn.exact;

import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;

/**
 * The vectors over a network's parameters, in PyTorch's order.
 *
 * @param layout names and places
 * @param values parameters and statistics
 * @param direction along which tangents are taken
 * @param gradient of the objective
 * @param product how fast the gradient changes along the direction
 */
record Vectors(
    Parameters layout, double[] values, double[] direction, double[] gradient, double[] product) {
  static Vectors of(Parameters layout) {
    int n = layout.trainable();
    return new Vectors(
        layout, new double[layout.values().length], new double[n], new double[n], new double[n]);
  }

  Slice slice(String layer, String tensor) {
    return layout.find(layer + "." + tensor).orElseThrow();
  }

  /** Where a tensor begins; −1 where the layer has none of that name. */
  int offset(String layer, String tensor) {
    return layout.find(layer + "." + tensor).map(Slice::offset).orElse(-1);
  }
}
