package sparsam.flatness.curvature;

import java.util.function.BooleanSupplier;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;

/**
 * The Hessian of a sample's mean loss at a network's parameters, over some of them.
 *
 * @param goOn asked now and then whether it is still wanted
 */
public record Hessian(
    TangentNetwork network, Sample sample, Coordinates coordinates, BooleanSupplier goOn)
    implements Symmetric {
  @Override
  public int size() {
    return coordinates.size();
  }

  @Override
  public void multiply(float[][] vectors, double[][] products) {
    int whole = network.parameters().trainable();
    float[][] spread = new float[vectors.length][whole];
    double[][] all = new double[vectors.length][whole];
    for (int k = 0; k < vectors.length; k++) {
      coordinates.spread(vectors[k], spread[k]);
    }
    network.multiply(sample, spread, all, goOn);
    for (int k = 0; k < vectors.length; k++) {
      coordinates.gather(all[k], products[k]);
    }
  }
}
