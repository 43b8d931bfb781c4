package sparsam.nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/**
 * A blueprint as DL4J's graph, its vertices named as the blueprint's steps. Sizes are all said
 * here: DL4J 1.0.0-M2.1 cannot work them out, as its {@code SubsetVertex} tells wrong ones.
 */
final class Configurations {
  /** Which layers of DL4J's a graph has where there is a choice. */
  interface Choice {
    org.deeplearning4j.nn.conf.layers.Layer convolution(Step step, Conv conv);

    org.deeplearning4j.nn.conf.layers.Layer batchNorm(Step step);

    org.deeplearning4j.nn.conf.layers.Layer dropout(Dropout dropout, int number);
  }

  /** All weights are set and all noise is ours; without one the file would hold the time. */
  private static final long NO_MATTER = 0;

  private static final String INPUT = "image";
  private static final String OUTPUT = "loss";

  private final Blueprint blueprint;
  private final Choice choice;
  private final GraphBuilder graph;

  /** By step: the vertex that puts its output out. */
  private final List<String> outputs = new ArrayList<>();

  private String last = INPUT;

  private Configurations(Blueprint blueprint, Choice choice) {
    this.blueprint = blueprint;
    this.choice = choice;
    this.graph =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .seed(NO_MATTER)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(INPUT);
  }

  /** The graph over [count, channels, height, width]; its output is softmax's probabilities. */
  static ComputationGraphConfiguration of(Blueprint blueprint, Choice choice) {
    Configurations made = new Configurations(blueprint, choice);
    for (int i = 0; i < blueprint.steps().size(); i++) {
      made.add(i);
      made.outputs.add(made.last);
    }
    made.layer(
        OUTPUT,
        new LossLayer.Builder(new LossMCXENT()).activation(new ActivationSoftmax()).build());
    return made.graph.setOutputs(OUTPUT).build();
  }

  private void add(int number) {
    Step step = blueprint.steps().get(number);
    String name = step.name();
    switch (step.layer()) {
      case Conv conv -> layer(name, choice.convolution(step, conv));
      case sparsam.nn.layer.Layer.BatchNorm _ -> layer(name, choice.batchNorm(step));
      case Relu _ -> layer(name, activation(new ActivationReLU()));
      case LeakyRelu leaky -> layer(name, activation(new ActivationLReLU(leaky.slope())));
      case MaxPool pool -> layer(name, pool(PoolingType.MAX, pool.size(), pool.stride()));
      case AveragePool pool -> layer(name, pool(PoolingType.AVG, pool.size(), pool.stride()));
      case GlobalAveragePool _ -> layer(name, new GlobalPoolingLayer(PoolingType.AVG));
      case Flatten _ -> flatten(name, step.in());
      case Dense dense ->
          layer(
              name,
              new DenseLayer.Builder()
                  .nIn(step.in().channels())
                  .nOut(dense.out())
                  .hasBias(dense.bias())
                  .activation(new ActivationIdentity())
                  .build());
      case Dropout dropout -> layer(name, choice.dropout(dropout, number));
      case Residual residual -> residual(step, residual);
    }
  }

  private void layer(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
    graph.addLayer(name, layer, last);
    last = name;
  }

  private void flatten(String name, Shape in) {
    if (!in.flat()) {
      graph.addVertex(
          name,
          new PreprocessorVertex(
              new CnnToFeedForwardPreProcessor(in.height(), in.width(), in.channels())),
          last);
      last = name;
    }
  }

  /** Channels that are lacking are those that are there, times zero. */
  private void residual(Step step, Residual residual) {
    String name = step.name();
    int channels = blueprint.steps().get(residual.from()).out().channels();
    int missing = step.out().channels() - channels;
    String lower = outputs.get(residual.from());
    if (residual.stride() > 1) {
      graph.addLayer(name + ".rows", pool(PoolingType.MAX, 1, residual.stride()), lower);
      lower = name + ".rows";
    }
    if (missing > 0) {
      graph.addVertex(name + ".zeros", new ScaleVertex(0), lower);
      List<String> parts = new ArrayList<>();
      zeros(name + ".before", name + ".zeros", residual.before(), channels, parts);
      parts.add(lower);
      zeros(name + ".after", name + ".zeros", missing - residual.before(), channels, parts);
      graph.addVertex(name + ".wide", new MergeVertex(), parts.toArray(String[]::new));
      lower = name + ".wide";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), last, lower);
    last = name;
  }

  private void zeros(String name, String from, int count, int each, List<String> parts) {
    for (int done = 0; done < count; done += each) {
      String part = name + done;
      graph.addVertex(part, new SubsetVertex(0, Math.min(each, count - done) - 1), from);
      parts.add(part);
    }
  }

  private static ActivationLayer activation(IActivation function) {
    return new ActivationLayer(function);
  }

  private static SubsamplingLayer pool(PoolingType type, int size, int stride) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(size, size)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }
}
