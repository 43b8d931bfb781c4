package sparsam.nn.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.exact.Objective.CrossEntropy;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer;

class ExactNetworkTest {
  private static final int IMAGES = 3;

  static List<Architecture> networks() {
    Input small = new Input(2, 9, 8, 4);
    return List.of(
        new Architecture(new Design.Plain(Family.CLASSIFIER, List.of(3, 4)), small),
        new Architecture(new Design.ResNet(1, List.of(2, 3, 6)), small),
        new Architecture(
            new Design.Chain(
                List.of(
                    new Layer.Conv(3, 2, 1, 0, true),
                    new Layer.MaxPool(2, 1),
                    new Layer.Relu(),
                    new Layer.Conv(4, 3, 1, 1, true),
                    new Layer.AveragePool(2, 2),
                    new Layer.Flatten(),
                    new Layer.Dense(4, true))),
            small));
  }

  private static double[] normal(SplittableRandom random, int n) {
    double[] values = new double[n];
    Arrays.setAll(values, _ -> random.nextGaussian());
    return values;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void itsGradientIsThatOfTheFastEngine(Architecture architecture) {
    double[] inputs = normal(new SplittableRandom(2), IMAGES * architecture.input().features());
    int[] labels = {1, 0, 3};
    ExactNetwork exact = new ExactNetwork(architecture.blueprint(), IMAGES, true, false);
    try (Network network = Engine.FAST.create(architecture, 5, IMAGES, 1)) {
      exact.take(network.parameters());
      float[] narrow = new float[inputs.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) inputs[i];
        inputs[i] = narrow[i];
      }
      network.computeGradient(narrow, labels, IMAGES, Statistics.KEEP);
      double[] found = exact.gradient(inputs, new CrossEntropy(labels, 1));
      for (Slice slice : exact.layout().slices()) {
        if (slice.trainable()) {
          float[] expected =
              network
                  .parameters()
                  .read(network.parameters().find(slice.name()).orElseThrow(), network.gradient());
          for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[slice.offset() + i], 1e-5, slice.name());
          }
        }
      }
    }
  }

  /** Against differences of gradients, by the batch's means and by running ones. */
  @ParameterizedTest
  @MethodSource("networks")
  void itsProductIsHowTheGradientChanges(Architecture architecture) {
    double step = 1e-6;
    for (boolean byBatch : new boolean[] {true, false}) {
      SplittableRandom random = new SplittableRandom(3);
      ExactNetwork exact = new ExactNetwork(architecture.blueprint(), IMAGES, byBatch, true);
      double[] inputs = normal(random, IMAGES * architecture.input().features());
      CrossEntropy loss = new CrossEntropy(new int[] {2, 0, 1}, 3);
      double[] values = exact.values();
      Arrays.setAll(values, _ -> random.nextDouble(0.1, 0.9) - (byBatch ? 0.5 : 0));
      double[] at = values.clone();
      double[] direction = normal(random, exact.layout().trainable());
      double[] product = exact.product(inputs, loss, direction).clone();
      for (int i = 0; i < direction.length; i++) {
        values[i] = at[i] + step * direction[i];
      }
      double[] up = exact.gradient(inputs, loss).clone();
      for (int i = 0; i < direction.length; i++) {
        values[i] = at[i] - step * direction[i];
      }
      double[] down = exact.gradient(inputs, loss);
      double size = Arrays.stream(product).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < product.length; i++) {
        assertEquals((up[i] - down[i]) / (2 * step), product[i], 1e-5 * size, byBatch + " " + i);
      }
    }
  }

  @Test
  void theSumOfTheOutputsGrowsWithTheLastBiases() {
    Architecture architecture = networks().getLast();
    ExactNetwork exact = new ExactNetwork(architecture.blueprint(), 1, false, false);
    Arrays.fill(exact.values(), 0.1);
    double[] gradient =
        exact.gradient(new double[architecture.input().features()], new Objective.Total());
    Slice bias = exact.layout().find("6.bias").orElseThrow();
    for (int i = bias.offset(); i < bias.end(); i++) {
      assertEquals(1, gradient[i]);
    }
  }

  /** Java counts what a thread allocates. */
  @Test
  void itsMemoryIsToldWithoutMakingIt() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Architecture architecture : Samples.onOtherImages()) {
      for (boolean tangents : new boolean[] {false, true}) {
        Blueprint blueprint = architecture.blueprint();
        new ExactNetwork(blueprint, 1, true, tangents); // Which loads what is loaded once.
        long before = threads.getCurrentThreadAllocatedBytes();
        new ExactNetwork(blueprint, 20, true, tangents);
        long made = threads.getCurrentThreadAllocatedBytes() - before;
        long told = ExactNetwork.bytes(blueprint, 20, tangents);
        assertEquals(1, (double) told / made, 0.1, architecture + " " + told + " of " + made);
      }
    }
  }
}
