package sparsam.nn.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's BatchNorm with PyTorch's statistics, computed by {@link BatchNormPass}. */
final class BatchNorm extends BatchNormalization {
  private static final long serialVersionUID = 1;

  BatchNorm(String name, int channels) {
    setLayerName(name);
    setNIn(channels);
    setNOut(channels);
    setUseLogStd(false);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    BatchNormPass layer = new BatchNormPass(conf, type);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(conf, parameters, initialise);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }
}
