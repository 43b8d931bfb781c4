package sparsam.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.prune.Pruning.Method;

class PrunerTest {
  private static final double[] FRACTIONS = {
    0, 1e-9, 0.01, 0.1, 0.25, 0.29, 1.0 / 3, 0.5, 0.73, 0.9, 0.98, 0.999, 1 - 1e-9, 1
  };

  /** Half to even, and no 28 where 0.29 · 100 is 28.999999999999996. */
  @ParameterizedTest
  @CsvSource({
    "0, 5, 0",
    "1, 5, 5",
    "0.5, 5, 2",
    "0.5, 7, 4",
    "0.5, 9, 4",
    "0.5, 1, 0",
    "0.1, 25, 2",
    "0.3, 5, 2",
    "0.7, 5, 4",
    "0.29, 100, 29",
    "0.57, 100, 57",
    "0.01, 49, 0",
    "0.01, 51, 1",
    "0.999, 100, 100",
    "0.995, 100, 100",
    "0.985, 100, 98"
  })
  void roundsTheCountHalfToEven(double fraction, int weights, int expected) {
    Parameters parameters = tensors(new Random(1), weights);
    for (Method method : Method.BY_VALUE) {
      assertEquals(
          expected, mask(method, fraction, parameters).pruned(), method + " of " + weights);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAGNITUDE_LAYER", "RANDOM"})
  void countsExactlyInEveryTensor(Method method) {
    for (Parameters parameters : networks()) {
      for (double fraction : FRACTIONS) {
        Mask mask = mask(method, fraction, parameters);
        int total = 0;
        for (Slice slice : weights(parameters)) {
          int pruned = pruned(parameters, slice, mask);
          assertEquals(Math.rint(fraction * slice.length()), pruned, fraction + slice.name());
          total += pruned;
        }
        assertEquals(total, mask.pruned(), "nothing else goes");
      }
    }
  }

  @Test
  void countsExactlyOverAllTensorsTogether() {
    for (Parameters parameters : networks()) {
      int n = weights(parameters).stream().mapToInt(Slice::length).sum();
      for (double fraction : FRACTIONS) {
        Mask mask = mask(Method.MAGNITUDE_GLOBAL, fraction, parameters);
        int pruned =
            weights(parameters).stream().mapToInt(slice -> pruned(parameters, slice, mask)).sum();
        assertEquals(Math.rint(fraction * n), pruned);
        assertEquals(pruned, mask.pruned(), "nothing else goes");
      }
    }
  }

  @Test
  void onlyTheSmallestMagnitudesOfATensorGo() {
    for (Parameters parameters : networks()) {
      for (double fraction : FRACTIONS) {
        Mask mask = mask(Method.MAGNITUDE_LAYER, fraction, parameters);
        for (Slice slice : weights(parameters)) {
          assertSmallestGo(parameters, List.of(slice), mask);
        }
      }
    }
  }

  @Test
  void onlyTheSmallestMagnitudesOfAllGo() {
    for (Parameters parameters : networks()) {
      for (double fraction : FRACTIONS) {
        Mask mask = mask(Method.MAGNITUDE_GLOBAL, fraction, parameters);
        assertSmallestGo(parameters, weights(parameters), mask);
      }
    }
  }

  private static void assertSmallestGo(Parameters parameters, List<Slice> slices, Mask mask) {
    float largestPruned = 0;
    float smallestKept = Float.POSITIVE_INFINITY;
    for (Slice slice : slices) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        float magnitude = Math.abs(parameters.values()[i]);
        if (mask.keep()[i] == 0) {
          largestPruned = Math.max(largestPruned, magnitude);
        } else {
          assertEquals(1, mask.keep()[i]);
          smallestKept = Math.min(smallestKept, magnitude);
        }
      }
    }
    assertTrue(largestPruned <= smallestKept, largestPruned + " went, " + smallestKept + " stayed");
  }

  @Test
  void globallyATensorOfSmallWeightsGoesFirst() {
    Parameters parameters = tensors(new Random(2), 40, 60);
    Slice small = parameters.slices().getFirst();
    for (int i = small.offset(); i < small.end(); i++) {
      parameters.values()[i] *= 1e-6f;
    }
    assertEquals(40, pruned(parameters, small, mask(Method.MAGNITUDE_GLOBAL, 0.4, parameters)));
    assertEquals(16, pruned(parameters, small, mask(Method.MAGNITUDE_LAYER, 0.4, parameters)));
  }

  @ParameterizedTest
  @EnumSource(names = {"MAGNITUDE_LAYER", "MAGNITUDE_GLOBAL", "RANDOM"})
  void amongEqualsTheCountIsStillExactAndTheFirstGo(Method method) {
    Parameters parameters = tensors(new Random(3), 11, 6);
    Arrays.fill(parameters.values(), 0.5f);
    for (int i = 0; i < parameters.values().length; i += 2) {
      parameters.values()[i] = -0.5f;
    }
    for (double fraction : FRACTIONS) {
      Mask mask = mask(method, fraction, parameters);
      if (method == Method.MAGNITUDE_GLOBAL) {
        assertEquals(Math.rint(fraction * 17), mask.pruned());
        assertFirstGo(mask, 0, 17);
      } else {
        assertEquals(Math.rint(fraction * 11) + Math.rint(fraction * 6), mask.pruned());
        if (method == Method.MAGNITUDE_LAYER) {
          assertFirstGo(mask, 0, 11);
          assertFirstGo(mask, 11, 17);
        }
      }
    }
  }

  private static void assertFirstGo(Mask mask, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      assertTrue(mask.keep()[i - 1] <= mask.keep()[i], "a kept weight before a pruned equal");
    }
  }

  @Test
  void biasesStayAndGammaGoesOnRequestOnly() {
    Parameters parameters = networks().getFirst();
    Slice gamma = parameters.find("bn.weight").orElseThrow();
    for (Method method : Method.BY_VALUE) {
      for (boolean batchNorm : new boolean[] {false, true}) {
        Pruning pruning = new Pruning(method, 1, batchNorm, false);
        Mask mask = Pruner.mask(pruning, parameters, 0);
        assertEquals(parameters.trainable(), mask.keep().length, "no statistic has a mask");
        assertEquals(batchNorm ? gamma.length() : 0, pruned(parameters, gamma, mask));
        for (Slice slice : parameters.slices()) {
          boolean prunable = Pruner.prunable(pruning, parameters).contains(slice);
          assertEquals(slice.kind() == Kind.WEIGHT || (batchNorm && slice.equals(gamma)), prunable);
          if (slice.trainable()) {
            assertEquals(prunable ? slice.length() : 0, pruned(parameters, slice, mask));
          }
        }
      }
    }
  }

  @Test
  void theRandomDrawIsTheSeedsAndTouchesEveryWeightAlike() {
    Parameters parameters = tensors(new Random(4), 30);
    Pruning pruning = new Pruning(Method.RANDOM, 0.3, false, false);
    int draws = 3000;
    int[] times = new int[30];
    for (int seed = 0; seed < draws; seed++) {
      float[] keep = Pruner.mask(pruning, parameters, seed).keep();
      assertArrayEquals(keep, Pruner.mask(pruning, parameters, seed).keep());
      for (int i = 0; i < times.length; i++) {
        times[i] += keep[i] == 0 ? 1 : 0;
      }
    }
    double deviation = Math.sqrt(draws * 0.3 * 0.7);
    for (int i = 0; i < times.length; i++) {
      assertEquals(draws * 0.3, times[i], 5 * deviation, "weight " + i);
    }
    assertFalse(
        Arrays.equals(
            Pruner.mask(pruning, parameters, 1).keep(),
            Pruner.mask(pruning, parameters, 2).keep()));
  }

  /** k = ⌊f·n⌋, and what lies strictly below the k-th smallest goes; γ too. */
  @Test
  void theNotebooksRuleIsItsOwn() {
    for (Parameters parameters : networks()) {
      for (double fraction : FRACTIONS) {
        Mask mask = Pruner.mask(Pruning.notebook(fraction), parameters, 0);
        for (Slice slice : parameters.slices()) {
          if (slice.kind() == Kind.WEIGHT || slice.kind() == Kind.SCALE) {
            int k = (int) (fraction * slice.length());
            assertEquals(Math.max(0, k - 1), pruned(parameters, slice, mask), slice.name());
            assertSmallestGo(parameters, List.of(slice), mask);
          } else if (slice.trainable()) {
            assertEquals(0, pruned(parameters, slice, mask), slice.name());
          }
        }
      }
    }
    Parameters hundred = tensors(new Random(5), 100);
    assertEquals(27, Pruner.mask(Pruning.notebook(0.29), hundred, 0).pruned());
    assertEquals(99, Pruner.mask(Pruning.notebook(1), hundred, 0).pruned());
    Arrays.fill(hundred.values(), 1);
    assertEquals(0, Pruner.mask(Pruning.notebook(0.5), hundred, 0).pruned());
  }

  @ParameterizedTest
  @EnumSource(names = {"MAGNITUDE_LAYER", "MAGNITUDE_GLOBAL", "RANDOM"})
  void weightsThatAreNoNumbersCountAsTheLargest(Method method) {
    Parameters parameters = tensors(new Random(6), 10);
    float[] values = parameters.values();
    values[0] = Float.NaN;
    values[1] = Float.NEGATIVE_INFINITY;
    values[2] = Float.intBitsToFloat(0xffc00001);
    for (double fraction : FRACTIONS) {
      Mask mask = mask(method, fraction, parameters);
      assertEquals(Math.rint(fraction * 10), mask.pruned());
      if (method != Method.RANDOM && fraction <= 0.7) {
        assertArrayEquals(new float[] {1, 1, 1}, Arrays.copyOf(mask.keep(), 3));
      }
    }
    Arrays.fill(values, Float.NaN);
    assertEquals(5, mask(method, 0.5, parameters).pruned());
    assertEquals(0, Pruner.mask(Pruning.notebook(0.5), parameters, 0).pruned());
  }

  @Test
  void whatIsZeroAlreadyGoesFirst() {
    Parameters parameters = tensors(new Random(7), 10);
    parameters.values()[4] = 0;
    parameters.values()[8] = -0f;
    float[] keep = mask(Method.MAGNITUDE_LAYER, 0.2, parameters).keep();
    assertEquals(0, keep[4]);
    assertEquals(0, keep[8]);
  }

  @Test
  void aMaskIsAllThatComesOut() {
    for (Parameters parameters : networks()) {
      float[] before = parameters.values().clone();
      for (Method method : Method.BY_VALUE) {
        mask(method, 0.7, parameters);
      }
      Pruner.mask(Pruning.notebook(0.7), parameters, 0);
      assertArrayEquals(before, parameters.values());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.0000001, -1, 2, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAFractionThatIsNone(double fraction) {
    assertRefused(
        IllegalArgumentException.class,
        () -> Pruning.byLayer(fraction),
        "fraction is " + fraction,
        "0 to 1");
  }

  private static Mask mask(Method method, double fraction, Parameters parameters) {
    return Pruner.mask(new Pruning(method, fraction, false, false), parameters, 1);
  }

  private static int pruned(Parameters parameters, Slice slice, Mask mask) {
    int pruned = 0;
    for (float keep : parameters.read(slice, mask.keep())) {
      pruned += keep == 0 ? 1 : 0;
    }
    return pruned;
  }

  private static List<Slice> weights(Parameters parameters) {
    return parameters.slices().stream().filter(slice -> slice.kind() == Kind.WEIGHT).toList();
  }

  /** The small networks, BatchNorm scrambled. */
  private static List<Parameters> networks() {
    List<Parameters> networks = new ArrayList<>();
    for (Architecture architecture : Samples.architectures()) {
      try (Network network = Engine.FAST.create(architecture, 8, 1, 1)) {
        Samples.scramble(network.parameters(), 9);
        networks.add(network.parameters());
      }
    }
    return networks;
  }

  /** Weights of rank 2 and these sizes, all different. */
  private static Parameters tensors(Random random, int... sizes) {
    Parameters.Builder builder = new Parameters.Builder();
    for (int i = 0; i < sizes.length; i++) {
      builder.add("fc" + i + ".weight", Kind.WEIGHT, List.of(1, sizes[i]), null);
    }
    Parameters parameters = builder.build();
    float[] values = Samples.gaussian(random, parameters.values().length);
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
    return parameters;
  }
}
