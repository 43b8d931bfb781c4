package sparsam.nn.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout that draws by {@link sparsam.nn.Noise}, computed by {@link DropPass}. */
final class Drop extends ActivationLayer {
  private static final long serialVersionUID = 1;

  private final double p;

  /** The layer's place in the network. */
  private final int number;

  Drop(double p, int number) {
    super(new ActivationIdentity());
    this.p = p;
    this.number = number;
  }

  double p() {
    return p;
  }

  int number() {
    return number;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    DropPass layer = new DropPass(conf, type);
    layer.setIndex(index);
    layer.setParamTable(Map.of());
    layer.setConf(conf);
    return layer;
  }
}
