package sparsam.nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forward and backward of a convolution as one libnd4j operation each: {@code conv2d} and {@code
 * conv2d_bp}.
 */
final class ConvolutionOps extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  ConvolutionOps(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutput(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspace) {
    INDArray weights = getParam(ConvolutionParamInitializer.WEIGHT_KEY);
    int[] sizes = arguments();
    long[] sides = new long[2];
    for (int d = 0; d < sides.length; d++) {
      sides[d] = (input.size(2 + d) + 2L * sizes[4 + d] - sizes[d]) / sizes[2 + d] + 1;
    }
    INDArray output =
        workspace.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), weights.size(0), sides[0], sides[1]},
            'c');
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d")
            .addInputs(withBias(input, weights))
            .addOutputs(output)
            .addIntegerArguments(sizes)
            .build());
    return new Pair<>(output, null);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    assertInputSet(true);
    INDArray weightGradient =
        Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY));
    @Nullable INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
    INDArray inputGradient =
        workspace.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    List<INDArray> inputs =
        new ArrayList<>(List.of(withBias(input, getParam(ConvolutionParamInitializer.WEIGHT_KEY))));
    inputs.add(epsilon);
    List<INDArray> outputs = new ArrayList<>(List.of(inputGradient, weightGradient));
    if (biasGradient != null) {
      outputs.add(biasGradient.reshape(biasGradient.length()));
    }
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(inputs.toArray(INDArray[]::new))
            .addOutputs(outputs.toArray(INDArray[]::new))
            .addIntegerArguments(arguments())
            .build());
    Gradient gradient = new DefaultGradient();
    if (biasGradient != null) {
      gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    }
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
    return new Pair<>(gradient, inputGradient);
  }

  /** With the layer's bias behind them, where it has one. */
  private INDArray[] withBias(INDArray images, INDArray weights) {
    if (!layerConf().hasBias()) {
      return new INDArray[] {images, weights};
    }
    INDArray bias = getParam(ConvolutionParamInitializer.BIAS_KEY);
    return new INDArray[] {images, weights, bias.reshape(bias.length())};
  }

  /** kH, kW, sH, sW, pH, pW, dH, dW, padding as given, NCHW, weights [out, in, kH, kW]. */
  private int[] arguments() {
    int kernel = layerConf().getKernelSize()[0];
    int stride = layerConf().getStride()[0];
    int padding = layerConf().getPadding()[0];
    return new int[] {kernel, kernel, stride, stride, padding, padding, 1, 1, 0, 0, 1};
  }
}
