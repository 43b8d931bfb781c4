package sparsam.nn.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import sparsam.nn.layer.Layer.Conv;

/**
 * DL4J's convolution with square kernels, computed by {@link ConvolutionOps} instead of DL4J's many
 * small operations.
 */
final class Convolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  Convolution(String name, int in, Conv conv) {
    super(
        new Builder(conv.kernel(), conv.kernel())
            .name(name)
            .nIn(in)
            .nOut(conv.out())
            .stride(conv.stride(), conv.stride())
            .padding(conv.padding(), conv.padding())
            .hasBias(conv.bias())
            .convolutionMode(ConvolutionMode.Truncate)
            .activation(new ActivationIdentity()));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    ConvolutionOps layer = new ConvolutionOps(conf, type);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(conf, parameters, initialise);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }
}
