package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Design.Chain;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;

/** The sparse network against the dense one with the same zeros. */
@Isolated("ND4J changes the number of BLAS threads")
class SparseNetworkTest {
  private static final double TOLERANCE = 1e-5;

  /** A chunk, and a last one that is short. */
  private static final int MANY = 2 * SparseNetwork.CHUNK + 1;

  private static final int OFFSET = 3;
  private static final Batch IMAGES = Samples.batch(9, OFFSET + MANY);

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Architecture architecture : Samples.architectures()) {
      for (double fraction : new double[] {0, 0.3, 0.8, 0.95, 0.99, 1}) {
        cases.add(Arguments.of(architecture, fraction));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}, {1} pruned")
  @MethodSource("cases")
  void agreesWithTheDenseNetwork(Architecture architecture, double fraction) {
    try (Network dense = network(architecture)) {
      prune(dense.parameters(), fraction);
      for (int count : new int[] {1, 7, MANY}) {
        float[] expected = logits(dense, OFFSET, count);
        for (int threads : new int[] {1, 2}) {
          try (SparseNetwork sparse = Engine.sparse(dense, threads)) {
            assertNear(expected, logits(sparse, OFFSET, count));
          }
        }
      }
    }
  }

  /** Layers that multiply with their zeros, all of them and every second. */
  @ParameterizedTest
  @MethodSource("architectures")
  void layersThatMultiplyWithZerosAgreeToo(Architecture architecture) {
    try (Network dense = network(architecture)) {
      prune(dense.parameters(), 0.8);
      for (IntPredicate skipping : List.<IntPredicate>of(_ -> false, i -> i % 2 == 0)) {
        try (SparseNetwork one = form(dense, 1, skipping);
            SparseNetwork three = form(dense, 3, skipping)) {
          float[] logits = logits(one, OFFSET, MANY);
          assertNear(logits(dense, OFFSET, MANY), logits);
          assertArrayEquals(logits, logits(three, OFFSET, MANY));
        }
      }
    }
  }

  private static SparseNetwork form(Network dense, int threads, IntPredicate skipping) {
    return new SparseNetwork(dense.architecture(), dense.parameters(), threads, skipping);
  }

  static List<Architecture> others() {
    return Samples.onOtherImages();
  }

  @ParameterizedTest
  @MethodSource("others")
  void agreesOnOtherImages(Architecture architecture) {
    Batch batch = Samples.batch(9, 11, architecture.input());
    try (Network dense = network(architecture)) {
      prune(dense.parameters(), 0.6);
      try (SparseNetwork sparse = Engine.sparse(dense, 2)) {
        assertNear(logits(dense, batch, 2, 9), logits(sparse, batch, 2, 9));
      }
    }
  }

  /** A lane that would need too much memory for a chunk takes fewer images at a time. */
  @Test
  void agreesWhereTheNetworkIsWide() {
    Chain wide =
        new Chain(
            List.of(
                new Conv(1024, 4, 2, 1, true),
                new AveragePool(7, 7),
                new Flatten(),
                new Dense(Architecture.CLASSES, true)));
    try (Network dense = network(new Architecture(wide, Input.STANDARD))) {
      prune(dense.parameters(), 0.5);
      try (SparseNetwork sparse = Engine.sparse(dense, 1)) {
        assertNear(logits(dense, 0, 100), logits(sparse, 0, 100));
      }
      try (SparseNetwork two = Engine.sparse(dense, 2)) {
        int count = two.imagesAtOnce();
        assertTrue(count < 2 * SparseNetwork.PART, "its parts are small: " + count);
        float[] images = new float[count * Architecture.FEATURES];
        assertEquals(2, two.times(images, 0, count).length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void theBitsDependNeitherOnThreadsNorOnOtherImages(Architecture architecture) {
    try (Network dense = network(architecture);
        SparseNetwork one = pruned(dense, 1)) {
      float[] expected = logits(one, 0, MANY);
      for (int threads : new int[] {2, 3, 4}) {
        try (SparseNetwork several = pruned(dense, threads)) {
          assertArrayEquals(expected, logits(several, 0, MANY));
        }
      }
      for (int image : new int[] {0, 13, MANY - 1}) {
        int from = image * Architecture.CLASSES;
        assertArrayEquals(
            Arrays.copyOfRange(expected, from, from + Architecture.CLASSES), logits(one, image, 1));
      }
    }
  }

  /** Whatever the image, what is left is the last layer's bias, to the bit. */
  @ParameterizedTest
  @MethodSource("architectures")
  void withoutWeightsOnlyTheLastBiasSpeaks(Architecture architecture) {
    try (Network dense = network(architecture)) {
      Parameters parameters = dense.parameters();
      prune(parameters, 1);
      Slice last = parameters.slices().stream().filter(Slice::trainable).toList().getLast();
      try (SparseNetwork sparse = Engine.sparse(dense, 2)) {
        float[] logits = logits(sparse, 0, 3);
        for (int image = 0; image < 3; image++) {
          int from = image * Architecture.CLASSES;
          assertArrayEquals(
              parameters.read(last), Arrays.copyOfRange(logits, from, from + Architecture.CLASSES));
        }
      }
    }
  }

  /** Each slice's outputs one by one without weights, then each of its inputs unread. */
  @ParameterizedTest
  @MethodSource("architectures")
  void whatIsDeadChangesNothing(Architecture architecture) {
    try (Network dense = network(architecture)) {
      Parameters parameters = dense.parameters();
      for (Slice slice : parameters.slices()) {
        float[] before = parameters.read(slice);
        int outputs = slice.shape().getFirst();
        int row = slice.length() / outputs;
        for (int middle : new int[] {outputs / 2, outputs - 1}) {
          float[] dead = before.clone();
          if (slice.kind() == Kind.WEIGHT || slice.kind() == Kind.SCALE) {
            Arrays.fill(dead, middle * row, (middle + 1) * row, 0);
          }
          assertAgreesWith(dense, slice, dead);
        }
        if (slice.kind() == Kind.WEIGHT) {
          int area = slice.shape().stream().skip(2).reduce(1, (a, b) -> a * b);
          float[] unread = before.clone();
          for (int i = 0; i < unread.length; i++) {
            unread[i] = i / area % 2 == 0 ? 0 : unread[i];
          }
          assertAgreesWith(dense, slice, unread);
        }
        parameters.write(slice, before);
      }
    }
  }

  private static void assertAgreesWith(Network dense, Slice slice, float[] values) {
    dense.parameters().write(slice, values);
    try (SparseNetwork sparse = Engine.sparse(dense, 2)) {
      assertNear(logits(dense, 0, 5), logits(sparse, 0, 5));
    }
  }

  @Test
  void aPixelThatOnlyPrunedWeightsWouldReadIsNotRead() {
    Batch batch = Samples.batch(4, 2);
    try (Network dense = network(Samples.architectures().get(1))) {
      Parameters parameters = dense.parameters();
      Slice first = parameters.slices().getFirst();
      float[] weights = parameters.read(first);
      for (int i = 400; i < weights.length; i += Architecture.FEATURES) {
        weights[i] = 0;
      }
      parameters.write(first, weights);
      try (SparseNetwork sparse = Engine.sparse(dense, 1)) {
        float[] before = logits(sparse, batch, 0, 2);
        batch.inputs()[400] = Float.NaN;
        assertArrayEquals(before, logits(sparse, batch, 0, 2));
        batch.inputs()[401] = Float.NaN;
        assertTrue(Float.isNaN(logits(sparse, batch, 0, 2)[0]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void nanInAnyParameterShows(Architecture architecture) {
    try (Network dense = network(architecture)) {
      Parameters parameters = dense.parameters();
      for (Slice slice : parameters.slices()) {
        float before = parameters.values()[slice.end() - 1];
        parameters.values()[slice.end() - 1] = Float.NaN;
        try (SparseNetwork sparse = Engine.sparse(dense, 1)) {
          assertTrue(Float.isNaN(logits(sparse, 0, 1)[Architecture.CLASSES - 1]), slice.name());
        }
        parameters.values()[slice.end() - 1] = before;
      }
    }
  }

  @Test
  void keepsTheParametersItWasMadeFrom() {
    try (Network dense = network(Samples.architectures().getFirst());
        SparseNetwork sparse = Engine.sparse(dense, 2)) {
      float[] before = logits(sparse, 0, 3);
      Arrays.fill(dense.parameters().values(), 0);
      assertArrayEquals(before, logits(sparse, 0, 3));
      assertFalse(Arrays.equals(before, new float[before.length]));
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void takesANetworkOfAnyEngine(Architecture architecture) {
    try (Network fast = network(architecture);
        Network reference = Engine.DL4J.create(architecture, 1, 1, 1)) {
      Samples.scramble(reference.parameters(), 2);
      try (SparseNetwork a = Engine.sparse(fast, 1);
          SparseNetwork b = Engine.sparse(reference, 1)) {
        assertArrayEquals(logits(a, 0, 3), logits(b, 0, 3));
      }
    }
  }

  @Test
  void refusesArgumentsAndGoesOn() {
    Batch batch = Samples.batch(7, 4);
    float[] out = new float[4 * Architecture.CLASSES];
    try (Network dense = network(Samples.architectures().get(1));
        SparseNetwork sparse = Engine.sparse(dense, 2)) {
      float[] before = logits(sparse, batch, 0, 4);
      for (Executable call :
          List.<Executable>of(
              () -> sparse.logits(batch.inputs(), 1, 4, out),
              () -> sparse.logits(batch.inputs(), Integer.MAX_VALUE, 4, out),
              () -> sparse.logits(batch.inputs(), 0, 4, new float[out.length - 1]))) {
        assertRefused(IllegalArgumentException.class, call, "too few");
      }
      assertRefused(
          IllegalArgumentException.class,
          () -> sparse.logits(batch.inputs(), -1, 4, out),
          "image -1");
      sparse.logits(batch.inputs(), 4, 0, new float[0]);
      assertArrayEquals(before, logits(sparse, batch, 0, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, FastNetwork.MAX_THREADS + 1})
  void refusesThreads(int threads) {
    try (Network dense = network(Samples.architectures().get(1))) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Engine.sparse(dense, threads),
          threads + " threads",
          "1 to " + FastNetwork.MAX_THREADS);
    }
  }

  @Test
  void refusesEverythingOnceClosed() {
    try (Network dense = network(Samples.architectures().get(1))) {
      SparseNetwork sparse = Engine.sparse(dense, 2);
      sparse.close();
      sparse.close();
      assertRefused(IllegalStateException.class, () -> logits(sparse, 0, 2), "closed");
    }
  }

  private static Network network(Architecture architecture) {
    Network network = Engine.FAST.create(architecture, 1, 16, 2);
    Samples.scramble(network.parameters(), 2);
    return network;
  }

  private static SparseNetwork pruned(Network dense, int threads) {
    prune(dense.parameters(), 0.8);
    return Engine.sparse(dense, threads);
  }

  /** Zeros at random, of either sign, the same at every call. */
  private static void prune(Parameters parameters, double fraction) {
    Random random = new Random(3);
    for (Slice slice : parameters.slices()) {
      if (slice.kind() == Kind.WEIGHT) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          if (random.nextDouble() < fraction) {
            parameters.values()[i] = i % 2 == 0 ? 0f : -0f;
          }
        }
      }
    }
  }

  private static float[] logits(Classifier classifier, int from, int count) {
    return logits(classifier, IMAGES, from, count);
  }

  private static float[] logits(Classifier classifier, Batch batch, int from, int count) {
    float[] logits = new float[count * classifier.classes()];
    classifier.logits(batch.inputs(), from, count, logits);
    return logits;
  }

  private static void assertNear(float[] expected, float[] actual) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * largest, "logit " + i);
    }
  }
}
