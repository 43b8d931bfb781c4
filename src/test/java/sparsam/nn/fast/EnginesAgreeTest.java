package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Design.Chain;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.Relu;

/** The fast engine against DL4J, from the same random weights, in PyTorch's order. */
@Isolated("ND4J changes the number of BLAS threads")
class EnginesAgreeTest {
  private static final int CAPACITY = 16;
  private static final double TOLERANCE = 1e-5;

  /** Filtered convolutions, below all that they do in place of layers above, and below others. */
  private static final Architecture FILTERED =
      new Architecture(
          new Chain(
              List.of(
                  new Conv(8, 3, 1, 1, true),
                  new Conv(9, 3, 1, 1, false),
                  new BatchNorm(),
                  new LeakyRelu(0.1),
                  new Conv(11, 3, 1, 1, true),
                  new Relu(),
                  new Conv(8, 4, 2, 1, true),
                  new BatchNorm(),
                  new Conv(10, 3, 1, 0, false),
                  new LeakyRelu(0.2),
                  new Conv(8, 3, 1, 1, false),
                  new Flatten(),
                  new BatchNorm(),
                  new Dense(5, true))),
          new Input(3, 13, 10, 5));

  /** A full batch, two short last ones (one with fewer images than lanes), a single image. */
  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Architecture architecture : Samples.architectures()) {
      for (int count : new int[] {CAPACITY, 11, 3, 1}) {
        cases.add(Arguments.of(architecture, count));
      }
    }
    for (Architecture architecture : Samples.onOtherImages()) {
      cases.add(Arguments.of(architecture, 7));
    }
    for (int count : new int[] {CAPACITY, 5}) {
      cases.add(Arguments.of(FILTERED, count));
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}, {1} images")
  @MethodSource("cases")
  void onEveryNumberOfThreads(Architecture architecture, int count) {
    try (Network reference = network(Engine.DL4J, architecture, 1)) {
      Seen expected = see(reference, count);
      for (int threads = 1; threads <= 4; threads++) {
        try (Network fast = network(Engine.FAST, architecture, threads)) {
          expected.assertNear(see(fast, count), threads + " threads: ");
        }
      }
    }
  }

  private static Network network(Engine engine, Architecture architecture, int threads) {
    Network network = engine.create(architecture, 5, CAPACITY, threads);
    Samples.scramble(network.parameters(), 6);
    return network;
  }

  /** Everything that a network computes. */
  private static Seen see(Network network, int count) {
    Batch batch = Samples.batch(7, count, network.architecture().input());
    Parameters parameters = network.parameters();
    double loss = network.computeGradient(batch.inputs(), batch.labels(), count, Statistics.UPDATE);
    List<float[]> gradients =
        parameters.slices().stream()
            .filter(Slice::trainable)
            .map(slice -> parameters.read(slice, network.gradient()))
            .toList();
    List<float[]> updated = read(parameters);
    double kept = network.computeGradient(batch.inputs(), batch.labels(), count, Statistics.KEEP);
    List<float[]> afterKeep = read(parameters);
    double recalibrated = network.recalibrate(batch.inputs(), batch.labels(), count);
    float[] logits = new float[count * network.classes()];
    network.logits(batch.inputs(), 0, count, logits);
    return new Seen(
        new double[] {loss, kept, recalibrated},
        gradients,
        updated,
        afterKeep,
        read(parameters),
        logits);
  }

  private static List<float[]> read(Parameters parameters) {
    return parameters.slices().stream().map(parameters::read).toList();
  }

  private record Seen(
      double[] losses,
      List<float[]> gradients,
      List<float[]> updated,
      List<float[]> afterKeep,
      List<float[]> recalibrated,
      float[] logits) {
    void assertNear(Seen actual, String where) {
      for (int i = 0; i < losses.length; i++) {
        assertEquals(losses[i], actual.losses[i], TOLERANCE * losses[i], where + "loss " + i);
      }
      assertAllNear(gradients, actual.gradients, where + "gradient ");
      assertAllNear(updated, actual.updated, where + "after an updating pass ");
      assertAllNear(afterKeep, actual.afterKeep, where + "after a keeping pass ");
      assertAllNear(recalibrated, actual.recalibrated, where + "after recalibration ");
      assertAllNear(List.of(logits), List.of(actual.logits), where + "logits ");
    }

    private void assertAllNear(List<float[]> expected, List<float[]> actual, String what) {
      assertEquals(expected.size(), actual.size(), what);
      double size = Math.max(1e-2, expected.stream().mapToDouble(Seen::largest).max().orElse(0));
      for (int i = 0; i < expected.size(); i++) {
        for (int j = 0; j < expected.get(i).length; j++) {
          assertEquals(
              expected.get(i)[j], actual.get(i)[j], TOLERANCE * size, what + i + " [" + j + "]");
        }
      }
    }

    private static double largest(float[] values) {
      return Arrays.stream(boxed(values)).mapToDouble(Math::abs).max().orElse(0);
    }

    private static Double[] boxed(float[] values) {
      Double[] boxed = new Double[values.length];
      Arrays.setAll(boxed, i -> (double) values[i]);
      return boxed;
    }
  }
}
