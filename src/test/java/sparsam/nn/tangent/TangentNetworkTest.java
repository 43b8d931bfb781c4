package sparsam.nn.tangent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer;

/** Exact gradients and Hessian-vector products of every layer. */
class TangentNetworkTest {
  private static final int IMAGES = 23;

  static Stream<Architecture> networks() {
    Input small = new Input(1, 12, 10, 4);
    Input colour = new Input(3, 8, 8, 5);
    return Stream.of(
        new Architecture(Family.CLASSIFIER, List.of(2, 3)),
        new Architecture(Family.LENET_300_100, List.of(4, 3)),
        new Architecture(Family.LENET_5, List.of(2, 3, 6)),
        new Architecture(new ResNet(1, List.of(2, 4, 5)), colour),
        chain(
            colour,
            new Layer.Conv(4, 3, 1, 1, false),
            new Layer.LeakyRelu(0.1),
            new Layer.MaxPool(3, 2),
            new Layer.Conv(3, 1, 1, 0, true),
            new Layer.BatchNorm(),
            new Layer.Relu(),
            new Layer.AveragePool(2, 1),
            new Layer.Flatten(),
            new Layer.BatchNorm(),
            new Layer.Dense(6, false),
            new Layer.BatchNorm(),
            new Layer.LeakyRelu(0.3),
            new Layer.Dropout(0.5),
            new Layer.Dense(5, true)),
        chain(
            small,
            new Layer.BatchNorm(),
            new Layer.Conv(3, 3, 2, 1, true),
            new Layer.Relu(),
            new Layer.Conv(4, 2, 1, 0, true),
            new Layer.GlobalAveragePool()));
  }

  private static Architecture chain(Input input, Layer... layers) {
    return new Architecture(new Chain(List.of(layers)), input);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theLossIsTheFastEngines(Architecture architecture) {
    Sample sample = sample(architecture, 1);
    try (TangentNetwork tangent = network(architecture, 2, 1);
        Network fast = Engine.FAST.create(architecture, 0, 8, 1)) {
      System.arraycopy(
          tangent.parameters().values(),
          0,
          fast.parameters().values(),
          0,
          fast.parameters().values().length);
      int classes = architecture.input().classes();
      float[] logits = new float[IMAGES * classes];
      fast.logits(sample.inputs(), 0, IMAGES, logits);
      double sum = 0;
      for (int i = 0; i < IMAGES; i++) {
        double all = 0;
        for (int k = 0; k < classes; k++) {
          all += Math.exp(logits[i * classes + k]);
        }
        sum += Math.log(all) - logits[i * classes + sample.labels()[i]];
      }
      assertEquals(sum / IMAGES, tangent.loss(sample, () -> true).mean(), 1e-5);
    }
  }

  /** Along the gradient itself, where signs that change on the way matter least. */
  @ParameterizedTest
  @MethodSource("networks")
  void theGradientIsTheSlopeOfTheLoss(Architecture architecture) {
    Sample sample = sample(architecture, 2);
    try (TangentNetwork network = network(architecture, 1, 2)) {
      double[] gradient = new double[network.parameters().trainable()];
      network.gradient(sample, 0, IMAGES, gradient, () -> true);
      double slope = norm(gradient);
      float[] v = new float[gradient.length];
      for (int i = 0; i < v.length; i++) {
        v[i] = (float) (gradient[i] / slope);
      }
      double step = 2e-3;
      double difference =
          (lossAt(network, sample, v, step) - lossAt(network, sample, v, -step)) / (2 * step);
      assertEquals(slope, difference, 1e-2 * slope);
    }
  }

  private static double lossAt(TangentNetwork network, Sample sample, float[] v, double step) {
    float[] values = network.parameters().values();
    float[] kept = values.clone();
    for (int i = 0; i < v.length; i++) {
      values[i] += (float) (step * v[i]);
    }
    double loss = network.loss(sample, () -> true).mean();
    System.arraycopy(kept, 0, values, 0, kept.length);
    return loss;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void productsAreSymmetric(Architecture architecture) {
    Sample sample = sample(architecture, 4);
    try (TangentNetwork network = network(architecture, 2, 5)) {
      int n = network.parameters().trainable();
      float[][] vectors = {direction(n, 6), direction(n, 7)};
      double[][] products = new double[2][n];
      network.multiply(sample, vectors, products, () -> true);
      double size = Math.max(norm(products[0]), norm(products[1]));
      assertTrue(size > 1e-3, "nothing is curved");
      assertEquals(dot(vectors[0], products[1]), dot(vectors[1], products[0]), 2e-6 * size);
    }
  }

  /** In a network whose rectifiers cannot change sign, because they have slope 1. */
  @Test
  void productsAreDifferencesOfGradientsWhereNoSignChanges() {
    Architecture smooth =
        chain(
            new Input(2, 6, 6, 3),
            new Layer.Conv(3, 3, 1, 1, true),
            new Layer.BatchNorm(),
            new Layer.LeakyRelu(1),
            new Layer.AveragePool(2, 2),
            new Layer.Conv(4, 2, 1, 0, false),
            new Layer.LeakyRelu(1),
            new Layer.Flatten(),
            new Layer.Dense(3, true));
    Sample sample = sample(smooth, 8);
    try (TangentNetwork network = network(smooth, 2, 9)) {
      int n = network.parameters().trainable();
      float[] v = direction(n, 10);
      double[][] product = new double[1][n];
      network.multiply(sample, new float[][] {v}, product, () -> true);
      double[] above = gradientAt(network, sample, v, 1e-2);
      double[] below = gradientAt(network, sample, v, -1e-2);
      double[] difference = new double[n];
      for (int i = 0; i < n; i++) {
        difference[i] = (above[i] - below[i]) / 2e-2 - product[0][i];
      }
      assertTrue(norm(difference) < 2e-3 * norm(product[0]), () -> "off by " + norm(difference));
    }
  }

  private static double[] gradientAt(
      TangentNetwork network, Sample sample, float[] v, double step) {
    float[] values = network.parameters().values();
    float[] kept = values.clone();
    for (int i = 0; i < v.length; i++) {
      values[i] += (float) (step * v[i]);
    }
    double[] gradient = new double[v.length];
    network.gradient(sample, 0, sample.count(), gradient, () -> true);
    System.arraycopy(kept, 0, values, 0, kept.length);
    return gradient;
  }

  /** One vector or several, on few threads or many, to the last bit. */
  @ParameterizedTest
  @MethodSource("networks")
  void productsDoNotDependOnTheirCompany(Architecture architecture) {
    Sample sample = sample(architecture, 11);
    double[][] one = new double[1][];
    try (TangentNetwork network = network(architecture, 1, 12)) {
      int n = network.parameters().trainable();
      one[0] = new double[n];
      network.multiply(sample, new float[][] {direction(n, 13)}, one, () -> true);
    }
    try (TangentNetwork network = network(architecture, 5, 12)) {
      int n = network.parameters().trainable();
      double[][] three = new double[3][n];
      network.multiply(
          sample,
          new float[][] {direction(n, 14), direction(n, 13), direction(n, 15)},
          three,
          () -> true);
      assertArrayEquals(one[0], three[1]);
    }
  }

  /** What is kept from product to product is not that of other parameters, nor of other images. */
  @ParameterizedTest
  @MethodSource("networks")
  void productsAreThoseOfTheParametersAtHand(Architecture architecture) {
    Sample sample = sample(architecture, 16);
    Sample other = sample(architecture, 17);
    try (TangentNetwork network = network(architecture, 2, 18);
        TangentNetwork fresh = network(architecture, 2, 19)) {
      int n = network.parameters().trainable();
      double[][] products = new double[1][n];
      double[][] expected = new double[1][n];
      float[][] v = {direction(n, 20)};
      network.multiply(sample, v, products, () -> true);
      double[] first = products[0].clone();
      network.multiply(other, v, products, () -> true);
      network.multiply(sample, v, products, () -> true);
      assertArrayEquals(first, products[0]);
      network.loss(other, () -> true);
      network.multiply(sample, v, products, () -> true);
      assertArrayEquals(first, products[0]);
      float[] values = network.parameters().values();
      System.arraycopy(fresh.parameters().values(), 0, values, 0, values.length);
      network.multiply(sample, v, products, () -> true);
      fresh.multiply(sample, v, expected, () -> true);
      assertArrayEquals(expected[0], products[0]);
    }
  }

  @Test
  void whatIsNoSampleIsRefusedAndTheNetworkStays() {
    Architecture architecture = new Architecture(Family.LENET_300_100, List.of(4, 3));
    Sample sample = sample(architecture, 1);
    try (TangentNetwork network = network(architecture, 2, 1)) {
      int[] labels = sample.labels().clone();
      labels[3] = 10;
      Sample wrong = new Sample(sample.inputs(), labels);
      assertThrows(IllegalArgumentException.class, () -> network.loss(wrong, () -> true));
      Sample none = new Sample(new float[0], new int[0]);
      assertThrows(IllegalArgumentException.class, () -> network.loss(none, () -> true));
      Sample few = new Sample(Arrays.copyOf(sample.inputs(), 784), sample.labels());
      assertThrows(IllegalArgumentException.class, () -> network.loss(few, () -> true));
      assertThrows(CancellationException.class, () -> network.loss(sample, () -> false));
      assertTrue(network.loss(sample, () -> true).mean() > 0);
    }
  }

  private static TangentNetwork network(Architecture architecture, int threads, long seed) {
    TangentNetwork network = new TangentNetwork(architecture, threads);
    SplittableRandom random = new SplittableRandom(seed);
    Parameters parameters = network.parameters();
    for (Slice slice : parameters.slices()) {
      float[] values = new float[slice.length()];
      for (int i = 0; i < values.length; i++) {
        double spread = 2.0 / Math.sqrt((double) slice.length() / slice.shape().getFirst());
        values[i] =
            slice.kind() == Kind.WEIGHT
                ? (float) (spread * (random.nextDouble() - 0.5))
                : (float) (0.5 + random.nextDouble());
      }
      parameters.write(slice, values);
    }
    return network;
  }

  private static Sample sample(Architecture architecture, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = new float[IMAGES * architecture.input().features()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (random.nextDouble() - 0.5);
    }
    int[] labels = random.ints(IMAGES, 0, architecture.input().classes()).toArray();
    return new Sample(inputs, labels);
  }

  private static float[] direction(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] v = new float[n];
    double scale = Math.sqrt(3.0 / n);
    for (int i = 0; i < n; i++) {
      v[i] = (float) (scale * (2 * random.nextDouble() - 1));
    }
    return v;
  }

  private static double dot(float[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(Arrays.stream(a).map(x -> x * x).sum());
  }
}
