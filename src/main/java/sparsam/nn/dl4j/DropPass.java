package sparsam.nn.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sparsam.nn.Noise;

/** Forward and backward of dropout over [count, …]. */
final class DropPass extends ActivationLayer {
  private static final long serialVersionUID = 1;

  private transient long draw;

  DropPass(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** What the network draws. */
  void draw(long drawn) {
    draw = drawn;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
    assertInputSet(false);
    return training ? dropped(input) : input.dup('c');
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    return new Pair<>(new DefaultGradient(), dropped(epsilon));
  }

  private INDArray dropped(INDArray array) {
    Drop layer = (Drop) layerConf();
    Noise noise = Noise.of(draw, layer.number());
    float[] values = array.dup('c').data().asFloat();
    int features = values.length / (int) array.size(0);
    float rest = (float) (1 / (1 - layer.p()));
    for (int i = 0; i < values.length; i++) {
      values[i] = noise.keeps(i / features, i % features, layer.p()) ? values[i] * rest : 0;
    }
    return Nd4j.createFromArray(values).reshape(array.shape());
  }
}
