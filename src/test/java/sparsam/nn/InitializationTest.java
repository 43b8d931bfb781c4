package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters.Slice;

@Isolated("ND4J changes the number of BLAS threads")
class InitializationTest {
  /** Inputs of one unit, by layer, at the default widths. */
  private static Map<String, Integer> fanIn(Family family) {
    return switch (family) {
      case CLASSIFIER -> Map.of("conv1", 4 * 4, "conv2", 64 * 4 * 4, "fc", 128 * 7 * 7);
      case LENET_300_100 -> Map.of("fc1", 28 * 28, "fc2", 300, "fc3", 100);
      case LENET_5 -> Map.of("conv1", 5 * 5, "conv2", 20 * 5 * 5, "fc1", 50 * 4 * 4, "fc2", 500);
      case RESNET -> Map.of("conv1", 3 * 3, "layer2.1.conv1", 32 * 3 * 3, "fc", 64);
      case LAYERS -> Map.of("0", 3 * 3, "4", 16 * 3 * 3, "8", 32);
    };
  }

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  @ParameterizedTest
  @EnumSource
  void weightsAndBiasesAreUniformWithinOneByTheRootOfFanIn(Family family) {
    Parameters parameters = parameters(Engine.FAST, family.standard(), 11);
    int layers = 0;
    for (Slice slice : parameters.slices()) {
      Integer fanIn = fanIn(family).get(slice.name().substring(0, slice.name().lastIndexOf('.')));
      if (fanIn != null) {
        assertUniform(parameters.read(slice), 1 / Math.sqrt(fanIn), slice.name());
        layers++;
      }
    }
    boolean biased = family != Family.RESNET && family != Family.LAYERS;
    int size = fanIn(family).size();
    assertEquals(biased ? 2 * size : size + 1, layers);
  }

  /** Range, mean and variance, the last two within five standard errors. */
  private static void assertUniform(float[] values, double bound, String name) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    int n = values.length;
    assertTrue(largest <= (float) bound, name + " holds " + largest);
    assertTrue(largest > bound * (1 - 10.0 / n), name + " reaches only " + largest);
    assertEquals(0, sum / n, 5 * bound / Math.sqrt(3.0 * n), name + "'s mean");
    double deviation = bound * bound * Math.sqrt(4.0 / 45);
    assertEquals(
        bound * bound / 3, squares / n, 5 * deviation / Math.sqrt(n), name + "'s variance");
  }

  @Test
  void batchNormBeginsAsTheIdentity() {
    Parameters parameters = parameters(Engine.FAST, Family.CLASSIFIER.standard(), 1);
    Map<String, Float> expected =
        Map.of("bn.weight", 1f, "bn.bias", 0f, "bn.running_mean", 0f, "bn.running_var", 1f);
    expected.forEach(
        (name, value) -> {
          float[] constant = new float[128];
          Arrays.fill(constant, value);
          assertArrayEquals(constant, parameters.read(parameters.find(name).orElseThrow()), name);
        });
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void aSeedGivesTheSameValuesInBothEnginesOnAnyNumberOfThreads(Architecture architecture) {
    Parameters fast = parameters(Engine.FAST, architecture, 3);
    Parameters dl4j = parameters(Engine.DL4J, architecture, 3);
    assertEquals(
        fast.slices().stream().map(Slice::name).toList(),
        dl4j.slices().stream().map(Slice::name).toList());
    for (Slice slice : fast.slices()) {
      assertArrayEquals(
          fast.read(slice), dl4j.read(dl4j.find(slice.name()).orElseThrow()), slice.name());
    }
    try (Network threads = Engine.FAST.create(architecture, 3, 2, 4)) {
      assertArrayEquals(fast.values(), threads.parameters().values());
    }
  }

  @Test
  void everySeedGivesOtherValues() {
    Set<Float> first = new HashSet<>();
    long[] seeds = {0, 1, 2, 3, 4, -1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE};
    for (long seed : seeds) {
      first.add(parameters(Engine.FAST, Samples.architectures().getFirst(), seed).values()[0]);
    }
    assertEquals(seeds.length, first.size());
  }

  @Test
  void theDefaultWidthsHaveTheKnownNumbersOfParameters() {
    assertEquals(195_274, parameters(Engine.FAST, Family.CLASSIFIER.standard(), 0).trainable());
    assertEquals(266_610, parameters(Engine.FAST, Family.LENET_300_100.standard(), 0).trainable());
    assertEquals(431_080, parameters(Engine.FAST, Family.LENET_5.standard(), 0).trainable());
  }

  private static Parameters parameters(Engine engine, Architecture architecture, long seed) {
    try (Network network = engine.create(architecture, seed, 1, 1)) {
      return network.parameters();
    }
  }
}
