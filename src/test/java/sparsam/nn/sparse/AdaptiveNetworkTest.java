package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Classifier;
import sparsam.nn.Cost;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;

/** What is chosen; that it is the faster form, no test can say on a busy machine. */
@Isolated("ND4J changes the number of BLAS threads")
class AdaptiveNetworkTest {
  private static final Batch IMAGES = Samples.batch(9, 40);
  private static final Architecture SMALL = new Architecture(Family.LENET_5, List.of(3, 5, 16));

  @Test
  void aNetworkWithoutWeightsSkipsThemAndTellsWhatIsSaved() {
    try (Network dense = network(Engine.FAST, 1);
        AdaptiveNetwork form = Engine.adaptive(dense, 2)) {
      assertTrue(form.skips());
      Speeds speeds = form.speeds();
      assertEquals(
          List.of("conv1", "conv2", "fc1", "fc2"),
          speeds.layers().stream().map(LayerSpeed::layer).toList());
      LayerSpeed all = speeds.all();
      Cost cost = Cost.of(SMALL, dense.parameters());
      assertEquals(cost.multiplyAdds(), all.multiplyAdds());
      assertEquals(0, all.left());
      for (LayerSpeed layer : speeds.layers()) {
        assertTrue(layer.before() > 0 && layer.after() > 0, layer.toString());
      }
      assertNear(logits(dense), logits(form));
    }
  }

  /** Whichever form is faster here, answers are the dense network's. */
  @Test
  void answersAreTheDenseNetworks() {
    for (double fraction : new double[] {0, 0.7}) {
      try (Network dense = network(Engine.FAST, fraction);
          AdaptiveNetwork form = Engine.adaptive(dense, 1)) {
        assertEquals(form.skips(), form.speeds().all().taken());
        assertNear(logits(dense), logits(form));
      }
    }
  }

  @Test
  void anEngineThatTellsNoTimesIsComparedAsAWhole() {
    try (Network dense = network(Engine.DL4J, 1);
        AdaptiveNetwork form = Engine.adaptive(dense, 1)) {
      assertTrue(form.speeds().all().before() > 0);
      assertNear(logits(dense), logits(form));
    }
  }

  @Test
  void isGivenUpWhenItIsNoLongerWanted() {
    try (Network dense = network(Engine.FAST, 0.5)) {
      assertTrue(AdaptiveNetwork.of(dense, 1, () -> false).isEmpty());
    }
  }

  @Test
  void leavesTheNetworkOpen() {
    try (Network dense = network(Engine.FAST, 0)) {
      AdaptiveNetwork form = Engine.adaptive(dense, 1);
      form.close();
      assertFalse(Float.isNaN(logits(dense)[0]));
    }
  }

  private static Network network(Engine engine, double fraction) {
    Network network = engine.create(SMALL, 1, 16, 1);
    Samples.scramble(network.parameters(), 2);
    for (Slice slice : network.parameters().slices()) {
      if (slice.kind() == Kind.WEIGHT) {
        for (int i = 0; i < slice.length() * fraction; i++) {
          network.parameters().values()[slice.offset() + i] = 0;
        }
      }
    }
    return network;
  }

  private static float[] logits(Classifier classifier) {
    float[] logits = new float[40 * classifier.classes()];
    classifier.logits(IMAGES.inputs(), 0, 40, logits);
    return logits;
  }

  private static void assertNear(float[] expected, float[] actual) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * largest);
  }
}
