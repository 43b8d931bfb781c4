package sparsam.nn.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
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

  public static MultiLayerConfiguration of(Architecture architecture) {
    List<Integer> widths = architecture.widths();
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .list();
    switch (architecture.family()) {
      case CLASSIFIER ->
          layers
              .layer(new Convolution("conv1", 1, widths.get(0), 4, 2, 1))
              .layer(new ActivationLayer(new ActivationLReLU(LEAK)))
              .layer(new Convolution("conv2", widths.get(0), widths.get(1), 4, 2, 1))
              .layer(new BatchNorm("bn", widths.get(1)))
              .layer(new ActivationLayer(new ActivationLReLU(LEAK)))
              .layer(output("fc", 49 * widths.get(1)));
      case LENET_300_100 ->
          layers
              .layer(hidden("fc1", Architecture.FEATURES, widths.get(0)))
              .layer(hidden("fc2", widths.get(0), widths.get(1)))
              .layer(output("fc3", widths.get(1)));
      case LENET_5 ->
          layers
              .layer(new Convolution("conv1", 1, widths.get(0), 5, 1, 0))
              .layer(pool())
              .layer(new Convolution("conv2", widths.get(0), widths.get(1), 5, 1, 0))
              .layer(pool())
              .layer(hidden("fc1", 16 * widths.get(1), widths.get(2)))
              .layer(output("fc2", widths.get(2)));
    }
    return layers
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
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }
}
