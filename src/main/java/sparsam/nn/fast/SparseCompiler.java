package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.dl4j.Configurations;
import sparsam.nn.fast.SparseLayer.Shape;

/**
 * Turns DL4J's configuration of an architecture and the present values of its parameters into
 * {@linkplain SparseLayer layers of non-zero weights}: what stands between two layers' weights
 * becomes part of the lower one.
 */
final class SparseCompiler {
  private static final float NO_RECTIFIER = 1;

  private final Parameters parameters;
  private final List<SparseLayer> layers = new ArrayList<>();

  // The layer under way, complete when the next one's weights come; at first the image itself.
  private Shape shape = new Shape(1, Architecture.SIDE, 1, 1, 1, 0, false);
  private float[] weights = {};
  private float[] biases = {};
  private float slope = NO_RECTIFIER;

  private SparseCompiler(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The layers from the lowest on; they do not change with the parameters.
   *
   * @param parameters the architecture's, in any engine's order
   */
  static List<SparseLayer> compile(Architecture architecture, Parameters parameters) {
    SparseCompiler compiler = new SparseCompiler(parameters);
    for (Layer layer : Configurations.layers(architecture)) {
      compiler.add(layer);
    }
    compiler.finish();
    return compiler.layers;
  }

  private void add(Layer layer) {
    switch (layer) {
      case ConvolutionLayer convolution ->
          begin(
              convolution,
              convolution.getKernelSize()[0],
              convolution.getStride()[0],
              convolution.getPadding()[0]);
      case BatchNormalization norm -> fold(norm.getLayerName());
      case ActivationLayer activation -> slope = Compiler.slope(activation.getActivationFn());
      case SubsamplingLayer _ -> shape = shape.withPool();
      case DenseLayer dense -> {
        begin(dense, shape.outSide(), 1, 0);
        slope = Compiler.slope(dense.getActivationFn());
      }
      case OutputLayer output -> begin(output, shape.outSide(), 1, 0);
      default -> throw new IllegalArgumentException("the sparse network has no layer for " + layer);
    }
  }

  private void begin(FeedForwardLayer layer, int kernel, int stride, int padding) {
    finish();
    int side = shape.outSide();
    String name = layer.getLayerName();
    weights = values(name + ".weight");
    biases = values(name + ".bias");
    int out = biases.length;
    int in = weights.length / (out * kernel * kernel);
    shape = new Shape(in, side, out, kernel, stride, padding, false);
  }

  private void finish() {
    if (weights.length > 0) {
      layers.add(new SparseLayer(shape, weights, biases, slope));
    }
    slope = NO_RECTIFIER;
  }

  /** In evaluation BatchNorm is a factor and a summand by channel: the weights below take both. */
  private void fold(String norm) {
    float[] scale = values(norm + ".weight");
    float[] shift = values(norm + ".bias");
    float[] mean = values(norm + ".running_mean");
    float[] variance = values(norm + ".running_var");
    int patch = shape.patch();
    for (int c = 0; c < scale.length; c++) {
      double factor = scale[c] / Math.sqrt(variance[c] + BatchNorm.EPSILON);
      for (int i = c * patch; i < (c + 1) * patch; i++) {
        weights[i] = (float) (weights[i] * factor);
      }
      biases[c] = (float) ((biases[c] - mean[c]) * factor + shift[c]);
    }
  }

  private float[] values(String name) {
    return parameters.read(parameters.find(name).orElseThrow());
  }
}
