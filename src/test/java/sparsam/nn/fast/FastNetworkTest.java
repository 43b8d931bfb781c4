package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;

@Isolated("ND4J changes the number of BLAS threads")
class FastNetworkTest {
  private static final int CAPACITY = 6;

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void theSameThreadsGiveTheSameBits(Architecture architecture) {
    for (int threads = 1; threads <= 4; threads++) {
      try (Network first = network(architecture, threads);
          Network second = network(architecture, threads)) {
        for (int count : new int[] {CAPACITY, 5, 1}) {
          Batch batch = Samples.batch(count, count);
          assertEquals(train(first, batch), train(second, batch));
          assertArrayEquals(first.gradient(), second.gradient());
          assertArrayEquals(first.parameters().values(), second.parameters().values());
          assertArrayEquals(logits(first, batch, 0, count), logits(second, batch, 0, count));
        }
      }
    }
  }

  /** A batch with NaN and a short one in between. */
  @ParameterizedTest
  @MethodSource("architectures")
  void aBatchLeavesNothingBehindForTheNext(Architecture architecture) {
    Batch batch = Samples.batch(1, CAPACITY);
    Batch broken = Samples.batch(2, CAPACITY - 1);
    Arrays.fill(broken.inputs(), Float.NaN);
    try (Network network = network(architecture, 3)) {
      double loss = keep(network, batch);
      float[] gradient = network.gradient().clone();
      float[] scores = logits(network, batch, 0, CAPACITY);
      assertTrue(Double.isNaN(keep(network, broken)));
      logits(network, broken, 0, 2);

      assertEquals(loss, keep(network, batch));
      assertArrayEquals(gradient, network.gradient());
      assertArrayEquals(scores, logits(network, batch, 0, CAPACITY));
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void evaluatesMoreImagesThanItsCapacity(Architecture architecture) {
    int count = 3 * CAPACITY + 1;
    Batch batch = Samples.batch(3, count);
    try (Network network = network(architecture, 2)) {
      float[] all = logits(network, batch, 0, count);
      for (int image = 0; image < count; image++) {
        float[] alone = logits(network, batch, image, 1);
        int from = image * Architecture.CLASSES;
        assertArrayEquals(alone, Arrays.copyOfRange(all, from, from + Architecture.CLASSES), 1e-5f);
      }
    }
  }

  @Test
  void evaluationChangesNothing() {
    try (Network network = network(Family.CLASSIFIER, 2)) {
      float[] before = network.parameters().values().clone();
      logits(network, Samples.batch(3, 9), 0, 9);
      assertArrayEquals(before, network.parameters().values());
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void whatIsNotFiniteInAnImageShowsInTheLoss(Architecture architecture) {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      for (int pixel : new int[] {0, 400, Architecture.FEATURES - 1}) {
        Batch batch = Samples.batch(4, CAPACITY);
        batch.inputs()[2 * Architecture.FEATURES + pixel] = value;
        try (Network network = network(architecture, 2)) {
          assertFalse(Double.isFinite(keep(network, batch)), value + " at " + pixel);
          assertFalse(Double.isFinite(recalibrate(network, batch)), value + " at " + pixel);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void nanInAnyParameterShowsInTheLossAndInAnyStatisticInTheLogits(Architecture architecture) {
    Batch batch = Samples.batch(5, CAPACITY);
    try (Network network = network(architecture, 2)) {
      Parameters parameters = network.parameters();
      for (Slice slice : parameters.slices()) {
        float before = parameters.values()[slice.end() - 1];
        parameters.values()[slice.end() - 1] = Float.NaN;
        if (slice.trainable()) {
          assertTrue(Double.isNaN(keep(network, batch)), slice.name());
        }
        assertTrue(
            Float.isNaN(logits(network, batch, 0, 1)[Architecture.CLASSES - 1]), slice.name());
        parameters.values()[slice.end() - 1] = before;
      }
      assertTrue(Double.isFinite(keep(network, batch)));
    }
  }

  /** Also where 99 is a place in an array by accident: a batch shorter than the capacity. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 10, 99, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesALabelAndGoesOn(int label) {
    for (int threads : new int[] {1, 3}) {
      try (Network network = network(Family.LENET_300_100, threads)) {
        for (int count : new int[] {1, 2, CAPACITY}) {
          Batch batch = Samples.batch(6, count);
          double loss = keep(network, batch);
          int last = batch.labels()[count - 1];
          batch.labels()[count - 1] = label;
          for (Executable call :
              List.<Executable>of(() -> keep(network, batch), () -> recalibrate(network, batch))) {
            assertRefused(IllegalArgumentException.class, call, "label " + label, "0 to 9");
          }
          batch.labels()[count - 1] = last;
          assertEquals(loss, keep(network, batch));
        }
      }
    }
  }

  @Test
  void refusesArraysThatAreTooShortAndGoesOn() {
    try (Network network = network(Family.LENET_300_100, 2)) {
      Batch batch = Samples.batch(7, 4);
      float[] shortInputs = Arrays.copyOf(batch.inputs(), batch.inputs().length - 1);
      float[] out = new float[4 * Architecture.CLASSES];
      double loss = keep(network, batch);
      for (Executable call :
          List.<Executable>of(
              () -> network.computeGradient(shortInputs, batch.labels(), 4, Statistics.KEEP),
              () -> network.computeGradient(batch.inputs(), new int[3], 4, Statistics.KEEP),
              () -> network.recalibrate(shortInputs, batch.labels(), 4),
              () -> network.logits(shortInputs, 0, 4, out),
              () -> network.logits(batch.inputs(), 1, 4, out),
              () -> network.logits(batch.inputs(), Integer.MAX_VALUE, 4, out),
              () -> network.logits(batch.inputs(), 0, 4, new float[out.length - 1]))) {
        assertRefused(IllegalArgumentException.class, call, "too few");
      }
      assertRefused(
          IllegalArgumentException.class,
          () -> network.logits(batch.inputs(), -1, 4, out),
          "image -1");
      assertEquals(loss, keep(network, batch));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, CAPACITY + 1, Integer.MAX_VALUE})
  void refusesACountBeyondItsCapacity(int count) {
    Batch batch = Samples.batch(8, CAPACITY + 1);
    try (Network network = network(Family.LENET_300_100, 2)) {
      assertRefused(
          IllegalArgumentException.class,
          () -> network.computeGradient(batch.inputs(), batch.labels(), count, Statistics.KEEP),
          "1 to " + CAPACITY,
          Integer.toString(count));
    }
  }

  @Test
  void refusesSizesThatMakeNoNetwork() {
    Architecture architecture = Family.LENET_300_100.standard();
    for (int threads : new int[] {-1, 0, FastNetwork.MAX_THREADS + 1, Integer.MAX_VALUE}) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Engine.FAST.create(architecture, 0, 1, threads),
          threads + " threads",
          "1 to " + FastNetwork.MAX_THREADS);
    }
    for (int batch : new int[] {-1, 0, Integer.MAX_VALUE}) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Engine.FAST.create(architecture, 0, batch, 1),
          "batch size of " + batch);
    }
  }

  @Test
  void refusesEverythingOnceClosed() {
    Batch batch = Samples.batch(8, 2);
    Network network = network(Family.LENET_300_100, 3);
    network.close();
    network.close();
    for (Executable call :
        List.<Executable>of(
            () -> keep(network, batch),
            () -> recalibrate(network, batch),
            () -> logits(network, batch, 0, 2))) {
      assertRefused(IllegalStateException.class, call, "closed");
    }
  }

  private static Network network(Family family, int threads) {
    return network(
        Samples.architectures().stream()
            .filter(a -> a.family() == family)
            .findFirst()
            .orElseThrow(),
        threads);
  }

  private static Network network(Architecture architecture, int threads) {
    Network network = Engine.FAST.create(architecture, 1, CAPACITY, threads);
    Samples.scramble(network.parameters(), 2);
    return network;
  }

  private static double train(Network network, Batch batch) {
    return network.computeGradient(
        batch.inputs(), batch.labels(), batch.count(), Statistics.UPDATE);
  }

  private static double keep(Network network, Batch batch) {
    return network.computeGradient(batch.inputs(), batch.labels(), batch.count(), Statistics.KEEP);
  }

  private static double recalibrate(Network network, Batch batch) {
    return network.recalibrate(batch.inputs(), batch.labels(), batch.count());
  }

  @Test
  void dividesEveryIndexOnceAmongItsParts() {
    for (int threads : new int[] {1, 3, 32}) {
      try (FastNetwork network =
          new FastNetwork(Samples.architectures().getFirst(), 1, threads, 0)) {
        int parts = network.parts();
        assertEquals(16, parts, "whatever the number of threads");
        for (int n : new int[] {0, 1, 31, 1000}) {
          int[] partOf = new int[n];
          Arrays.fill(partOf, -1);
          network.divide(
              n,
              (part, from, to) -> {
                for (int i = from; i < to; i++) {
                  partOf[i] = partOf[i] == -1 ? part : -2;
                }
              });
          for (int i = 0; i < n; i++) {
            assertEquals((int) ((i + 1L) * parts - 1) / n, partOf[i], "of " + n);
          }
        }
      }
    }
  }

  private static float[] logits(Network network, Batch batch, int from, int count) {
    float[] logits = new float[count * Architecture.CLASSES];
    network.logits(batch.inputs(), from, count, logits);
    return logits;
  }

  @Test
  void everyMatrixProductStaysOnItsThreadThoughNd4jAsksForMore() {
    Architecture architecture = Family.LENET_300_100.standard();
    try (Network reference = Engine.DL4J.create(architecture, 0, 1, 1);
        Network fast = Engine.FAST.create(architecture, 0, 1, 1)) {
      assertEquals(reference.parameters().trainable(), fast.parameters().trainable());
      assertEquals(1, Blas.threads());
    }
  }
}
