package sparsam.nn.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import sparsam.nn.Architecture;

/**
 * The architectures as DL4J configurations: what a network is, layer by layer, under PyTorch's
 * names.
 */
public final class Configurations {
  private static final double LEAK = 0.2;

  private Configurations() {}

  /**
   * The layers of an architecture, complete in themselves. Making and reading them loads none of
   * ND4J's native libraries; {@link #of} does, as DL4J seeds ND4J's random generator on the way.
   */
  public static List<Layer> layers(Architecture architecture) {
    List<Integer> widths = architecture.widths();
    return switch (architecture.family()) {
      case CLASSIFIER ->
          List.of(
              new Convolution("conv1", 1, widths.get(0), 4, 2, 1),
              new ActivationLayer(new ActivationLReLU(LEAK)),
              new Convolution("conv2", widths.get(0), widths.get(1), 4, 2, 1),
              new BatchNorm("bn", widths.get(1)),
              new ActivationLayer(new ActivationLReLU(LEAK)),
              output("fc", 49 * widths.get(1)));
      case LENET_300_100 ->
          List.of(
              hidden("fc1", Architecture.FEATURES, widths.get(0)),
              hidden("fc2", widths.get(0), widths.get(1)),
              output("fc3", widths.get(1)));
      case LENET_5 ->
          List.of(
              new Convolution("conv1", 1, widths.get(0), 5, 1, 0),
              pool(),
              new Convolution("conv2", widths.get(0), widths.get(1), 5, 1, 0),
              pool(),
              hidden("fc1", 16 * widths.get(1), widths.get(2)),
              output("fc2", widths.get(2)));
    };
  }

  /** The configuration that DL4J makes its own network of. */
  static MultiLayerConfiguration of(Architecture architecture) {
    return new NeuralNetConfiguration.Builder()
        .updater(new NoOp())
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        .list(layers(architecture).toArray(Layer[]::new))
        .setInputType(InputType.convolutionalFlat(Architecture.SIDE, Architecture.SIDE, 1))
        .build();
  }

  private static DenseLayer hidden(String name, int in, int out) {
    return new DenseLayer.Builder()
        .name(name)
        .nIn(in)
        .nOut(out)
        .activation(new ActivationReLU())
        .build();
  }

  private static OutputLayer output(String name, int in) {
    return new OutputLayer.Builder(new LossMCXENT())
        .name(name)
        .nIn(in)
        .nOut(Architecture.CLASSES)
        .activation(new ActivationSoftmax())
        .build();
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }
}
