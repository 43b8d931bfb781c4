package sparsam.nn.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

/**
 * The reference engine: DL4J's {@code MultiLayerNetwork} computes every pass. Its parameters are
 * copied in before a pass and its gradient out after it, so {@link #parameters()} is in PyTorch's
 * order throughout. Use it on one thread: ND4J's state is per thread.
 */
public final class Dl4jNetwork implements Network {
  /** DL4J's names of parameters, in PyTorch's order. */
  private static final List<String> KEYS = List.of("W", "b", "gamma", "beta", "mean", "var");

  private final Architecture architecture;
  private final MultiLayerNetwork network;
  private final Parameters parameters;
  private final float[] gradient;

  public Dl4jNetwork(Architecture architecture) {
    this.architecture = architecture;
    this.network = new MultiLayerNetwork(Configurations.of(architecture));
    network.init();
    Parameters.Builder builder = new Parameters.Builder();
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      for (String key : KEYS) {
        INDArray array = layer.paramTable().get(key);
        if (array != null) {
          builder.add(name(layer, key), kind(key), shape(key, array), null);
        }
      }
    }
    this.parameters = builder.build();
    this.gradient = new float[parameters.trainable()];
  }

  /** DL4J's network itself, at the parameters of the last pass. */
  public MultiLayerNetwork dl4j() {
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
  public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
    push();
    batchNorms().forEach(layer -> layer.setUpdatesStatistics(statistics == Statistics.UPDATE));
    network.setInput(images(inputs, 0, count));
    network.setLabels(oneHot(labels, count));
    network.computeGradientAndScore();
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      network
          .gradient()
          .gradientForVariable()
          .forEach(
              (key, array) -> {
                if (key.startsWith(layer.getIndex() + "_")) {
                  pullGradient(layer, key.substring(key.indexOf('_') + 1), array, count);
                }
              });
    }
    pullStatistics();
    return network.score();
  }

  @Override
  public double recalibrate(float[] inputs, int[] labels, int count) {
    push();
    batchNorms().forEach(layer -> layer.setUpdatesStatistics(true));
    float[] probabilities =
        network.output(images(inputs, 0, count), true).dup('c').data().asFloat();
    pullStatistics();
    return IntStream.range(0, count)
        .mapToDouble(i -> -Math.log(probabilities[i * Architecture.CLASSES + labels[i]]))
        .average()
        .orElse(0);
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    push();
    List<INDArray> activations =
        network.feedForwardToLayer(network.getnLayers() - 2, images(inputs, from, count), false);
    INDArray last = activations.getLast();
    INDArray features = last.reshape('c', count, last.length() / count);
    org.deeplearning4j.nn.api.Layer output = network.getOutputLayer();
    INDArray scores = features.mmul(output.getParam("W")).addiRowVector(output.getParam("b"));
    System.arraycopy(scores.dup('c').data().asFloat(), 0, logits, 0, count * Architecture.CLASSES);
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

  private static INDArray images(float[] inputs, int from, int count) {
    int size = Architecture.FEATURES;
    return Nd4j.createFromArray(Arrays.copyOfRange(inputs, from * size, (from + count) * size))
        .reshape(count, size);
  }

  private static INDArray oneHot(int[] labels, int count) {
    float[][] rows = new float[count][Architecture.CLASSES];
    for (int i = 0; i < count; i++) {
      rows[i][labels[i]] = 1;
    }
    return Nd4j.createFromArray(rows);
  }

  private void push() {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      layer
          .paramTable()
          .forEach(
              (key, array) -> {
                float[] values = parameters.read(slice(layer, key));
                array.assign(pytorch(key, array, values));
              });
    }
  }

  private void pullGradient(
      org.deeplearning4j.nn.api.Layer layer, String key, INDArray array, int count) {
    Slice slice = slice(layer, key);
    if (slice.trainable()) {
      float[] sums = flat(key, array);
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
                if (kind(key) == Kind.STATISTIC) {
                  parameters.write(slice(layer, key), flat(key, array));
                }
              });
    }
  }

  private Slice slice(org.deeplearning4j.nn.api.Layer layer, String key) {
    return parameters.find(name(layer, key)).orElseThrow();
  }

  private static String name(org.deeplearning4j.nn.api.Layer layer, String key) {
    String suffix =
        switch (key) {
          case "W", "gamma" -> "weight";
          case "b", "beta" -> "bias";
          case "mean" -> "running_mean";
          case "var" -> "running_var";
          default -> throw new IllegalStateException("DL4J has a parameter " + key);
        };
    return layer.conf().getLayer().getLayerName() + "." + suffix;
  }

  private static Kind kind(String key) {
    return switch (key) {
      case "W" -> Kind.WEIGHT;
      case "gamma" -> Kind.SCALE;
      case "mean", "var" -> Kind.STATISTIC;
      default -> Kind.BIAS;
    };
  }

  /** PyTorch's shape: DL4J's dense weights are [in, out]. */
  private static List<Integer> shape(String key, INDArray array) {
    if (!key.equals("W")) {
      return List.of((int) array.length());
    }
    return array.rank() == 2
        ? List.of((int) array.size(1), (int) array.size(0))
        : Arrays.stream(array.shape()).mapToObj(size -> (int) size).toList();
  }

  /** Values in PyTorch's order as an array of DL4J's shape. */
  private static INDArray pytorch(String key, INDArray array, float[] values) {
    INDArray flat = Nd4j.createFromArray(values);
    return key.equals("W") && array.rank() == 2
        ? flat.reshape('c', array.size(1), array.size(0)).transpose()
        : flat.reshape('c', array.shape());
  }

  /** An array of DL4J's in PyTorch's order. */
  private static float[] flat(String key, INDArray array) {
    INDArray turned = key.equals("W") && array.rank() == 2 ? array.transpose() : array;
    return turned.dup('c').data().asFloat();
  }
}
