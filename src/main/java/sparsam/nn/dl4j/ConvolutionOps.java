package sparsam.nn.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
    INDArray bias = getParam(ConvolutionParamInitializer.BIAS_KEY);
    long side =
        (input.size(2) + 2L * layerConf().getPadding()[0] - weights.size(2))
                / layerConf().getStride()[0]
            + 1;
    INDArray output =
        workspace.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), weights.size(0), side, side},
            'c');
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d")
            .addInputs(input, weights, bias.reshape(bias.length()))
            .addOutputs(output)
            .addIntegerArguments(arguments())
            .build());
    return new Pair<>(output, null);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    assertInputSet(true);
    INDArray bias = getParam(ConvolutionParamInitializer.BIAS_KEY);
    INDArray weightGradient =
        Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biasGradient =
        Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.BIAS_KEY));
    INDArray inputGradient =
        workspace.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(
                input,
                getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                bias.reshape(bias.length()),
                epsilon)
            .addOutputs(inputGradient, weightGradient, biasGradient.reshape(biasGradient.length()))
            .addIntegerArguments(arguments())
            .build());
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
    return new Pair<>(gradient, inputGradient);
  }

  /** kH, kW, sH, sW, pH, pW, dH, dW, padding as given, NCHW, weights [out, in, kH, kW]. */
  private int[] arguments() {
    int kernel = layerConf().getKernelSize()[0];
    int stride = layerConf().getStride()[0];
    int padding = layerConf().getPadding()[0];
    return new int[] {kernel, kernel, stride, stride, padding, padding, 1, 1, 0, 0, 1};
  }
}
