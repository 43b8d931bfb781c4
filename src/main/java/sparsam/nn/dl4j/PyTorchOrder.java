package sparsam.nn.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;

/** DL4J's parameters under PyTorch's names and in its order: DL4J's dense weights are [in, out]. */
final class PyTorchOrder {
  private PyTorchOrder() {}

  /** Gives a graph the values of parameters. */
  static void push(Parameters parameters, ComputationGraph graph) {
    for (Layer layer : graph.getLayers()) {
      layer
          .paramTable()
          .forEach(
              (key, array) -> {
                float[] values = parameters.read(slice(parameters, layer, key));
                array.assign(array(key, array, values));
              });
    }
  }

  static Slice slice(Parameters parameters, Layer layer, String key) {
    return parameters.find(name(layer, key)).orElseThrow();
  }

  private static String name(Layer layer, String key) {
    String suffix =
        switch (key) {
          case "W", "gamma" -> "weight";
          case "b", "beta" -> "bias";
          case "mean" -> "running_mean";
          case "var" -> "running_var";
          default -> throw new IllegalStateException("DL4J has a parameter " + key);
        };
    return layer.conf().getLayer().getLayerName() + "." + suffix;
  }

  /** Values in PyTorch's order as an array of DL4J's shape. */
  private static INDArray array(String key, INDArray array, float[] values) {
    INDArray flat = Nd4j.createFromArray(values);
    return isDense(key, array)
        ? flat.reshape('c', array.size(1), array.size(0)).transpose()
        : flat.reshape('c', array.shape());
  }

  /** An array of DL4J's in PyTorch's order. */
  static float[] flat(String key, INDArray array) {
    INDArray turned = isDense(key, array) ? array.transpose() : array;
    return turned.dup('c').data().asFloat();
  }

  private static boolean isDense(String key, INDArray array) {
    return key.equals("W") && array.rank() == 2;
  }
}
