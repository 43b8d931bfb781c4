package sparsam.nn.dl4j;

import org.deeplearning4j.nn.conf.layers.Layer;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Step;

/** The layers that the reference trains with: PyTorch's statistics, and our own draws. */
final class Own implements Configurations.Choice {
  @Override
  public Layer convolution(Step step, Conv conv) {
    return new Convolution(step.name(), step.in().channels(), conv);
  }

  @Override
  public Layer batchNorm(Step step) {
    return new BatchNorm(step.name(), step.in().channels());
  }

  @Override
  public Layer dropout(Dropout dropout, int number) {
    return new Drop(dropout.p(), number);
  }
}
