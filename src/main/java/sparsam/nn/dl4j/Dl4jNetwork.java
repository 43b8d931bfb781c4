package sparsam.nn.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sparsam.nn.Architecture;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Noise;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Blueprint;

/**
 * The reference engine: DL4J's {@code ComputationGraph} computes every pass. Its parameters are
 * copied in before a pass and its gradient out after it, so {@link #parameters()} is in PyTorch's
 * order throughout. Use it on one thread: ND4J's state is per thread.
 */
public final class Dl4jNetwork implements Network {
  private final Architecture architecture;
  private final ComputationGraph network;
  private final Parameters parameters;
  private final float[] gradient;
  private final String scores;
  private final long seed;

  /**
   * @param seed of what dropout drops
   */
  public Dl4jNetwork(Architecture architecture, long seed) {
    this.architecture = architecture;
    this.seed = seed;
    Blueprint blueprint = architecture.blueprint();
    ComputationGraphConfiguration graph = Configurations.of(blueprint, new Own());
    this.scores =
        Objects.requireNonNull(graph.getVertexInputs().get(graph.getNetworkOutputs().getFirst()))
            .getFirst();
    this.network = new ComputationGraph(graph);
    network.init();
    this.parameters = Parameters.of(blueprint);
    this.gradient = new float[parameters.trainable()];
    draw(0);
  }

  /** DL4J's network itself, at the parameters of the last pass. */
  public ComputationGraph dl4j() {
    return network;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public void draw(long step) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      if (layer instanceof DropPass pass) {
        pass.draw(Noise.draw(seed, step));
      }
    }
  }

  @Override
  public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
    push();
    batchNorms().forEach(layer -> layer.setUpdatesStatistics(statistics == Statistics.UPDATE));
    network.setInputs(images(inputs, 0, count));
    network.setLabels(oneHot(labels, count));
    network.computeGradientAndScore();
    Map<String, INDArray> gradients = network.gradient().gradientForVariable();
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      for (String key : layer.paramTable().keySet()) {
        pullGradient(
            layer,
            key,
            Objects.requireNonNull(
                gradients.get(layer.conf().getLayer().getLayerName() + "_" + key)),
            count);
      }
    }
    pullStatistics();
    return network.score();
  }

  @Override
  public double recalibrate(float[] inputs, int[] labels, int count) {
    push();
    batchNorms().forEach(layer -> layer.setUpdatesStatistics(true));
    float[] probabilities =
        network.outputSingle(true, images(inputs, 0, count)).dup('c').data().asFloat();
    pullStatistics();
    return IntStream.range(0, count)
        .mapToDouble(i -> -Math.log(probabilities[i * classes() + labels[i]]))
        .average()
        .orElse(0);
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    push();
    INDArray last =
        Objects.requireNonNull(
            network.feedForward(new INDArray[] {images(inputs, from, count)}, false).get(scores));
    System.arraycopy(last.dup('c').data().asFloat(), 0, logits, 0, count * classes());
  }

  /**
   * Gives the memory outside of Java's heap back; DL4J's own close also collects the heap, twice.
   */
  @Override
  public void close() {
    close(network.params());
    close(network.getFlattenedGradients()); // none before the first backward pass
  }

  /** As DL4J does, once however often it is asked for. */
  private static void close(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }

  private List<BatchNormPass> batchNorms() {
    return Arrays.stream(network.getLayers())
        .filter(BatchNormPass.class::isInstance)
        .map(BatchNormPass.class::cast)
        .toList();
  }

  private INDArray images(float[] inputs, int from, int count) {
    Input input = architecture.input();
    int size = input.features();
    return Nd4j.createFromArray(Arrays.copyOfRange(inputs, from * size, (from + count) * size))
        .reshape(count, input.channels(), input.height(), input.width());
  }

  private INDArray oneHot(int[] labels, int count) {
    float[][] rows = new float[count][classes()];
    for (int i = 0; i < count; i++) {
      rows[i][labels[i]] = 1;
    }
    return Nd4j.createFromArray(rows);
  }

  private void push() {
    PyTorchOrder.push(parameters, network);
  }

  private void pullGradient(
      org.deeplearning4j.nn.api.Layer layer, String key, INDArray array, int count) {
    Slice slice = PyTorchOrder.slice(parameters, layer, key);
    if (slice.trainable()) {
      float[] sums = PyTorchOrder.flat(key, array);
      for (int i = 0; i < sums.length; i++) {
        gradient[slice.offset() + i] = sums[i] / count;
      }
    }
  }

  private void pullStatistics() {
    for (BatchNormPass layer : batchNorms()) {
      layer
          .paramTable()
          .forEach(
              (key, array) -> {
                Slice slice = PyTorchOrder.slice(parameters, layer, key);
                if (!slice.trainable()) {
                  parameters.write(slice, PyTorchOrder.flat(key, array));
                }
              });
    }
  }
}
