package sparsam.nn.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Step;

/** DL4J's own layers, which any program with DL4J reads back. */
final class Standard implements Configurations.Choice {
  @Override
  public Layer convolution(Step step, Conv conv) {
    return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
        .nIn(step.in().channels())
        .nOut(conv.out())
        .stride(conv.stride(), conv.stride())
        .padding(conv.padding(), conv.padding())
        .hasBias(conv.bias())
        .convolutionMode(ConvolutionMode.Truncate)
        .activation(new ActivationIdentity())
        .build();
  }

  @Override
  public Layer batchNorm(Step step) {
    return new BatchNormalization.Builder()
        .nIn(step.in().channels())
        .nOut(step.in().channels())
        .eps(BatchNorm.EPSILON)
        .decay(1 - BatchNorm.MOMENTUM)
        .useLogStd(false)
        .build();
  }

  /** DL4J counts what stays. */
  @Override
  public Layer dropout(Dropout dropout, int number) {
    return new DropoutLayer(1 - dropout.p());
  }
}
