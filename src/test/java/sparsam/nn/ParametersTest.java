package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

@Isolated("ND4J changes the number of BLAS threads")
class ParametersTest {
  @ParameterizedTest
  @EnumSource
  void writeIsTheInverseOfReadAndTouchesNothingElse(Engine engine) {
    Random random = new Random(1);
    for (Architecture architecture : Samples.architectures()) {
      Parameters parameters = parameters(engine, architecture);
      for (Slice slice : parameters.slices()) {
        float[] before = parameters.values().clone();
        float[] written = Samples.gaussian(random, slice.length());
        parameters.write(slice, written);
        assertArrayEquals(written, parameters.read(slice), slice.name());

        float[] stored = Arrays.copyOfRange(parameters.values(), slice.offset(), slice.end());
        System.arraycopy(stored, 0, before, slice.offset(), stored.length);
        assertArrayEquals(before, parameters.values(), slice.name());
        Arrays.sort(stored);
        Arrays.sort(written);
        assertArrayEquals(written, stored, "every value has one place");
      }
    }
  }

  @Test
  void readsAndWritesOtherVectorsOfTheSameLayout() {
    Parameters parameters = parameters(Engine.FAST, Samples.architectures().getFirst());
    float[] own = parameters.values().clone();
    float[] other = Samples.gaussian(new Random(2), parameters.trainable());
    Slice slice = parameters.find("conv2.weight").orElseThrow();
    float[] values = parameters.read(slice, other);
    parameters.write(slice, values, parameters.values());
    assertArrayEquals(
        Arrays.copyOfRange(other, slice.offset(), slice.end()),
        Arrays.copyOfRange(parameters.values(), slice.offset(), slice.end()));
    parameters.write(slice, parameters.read(slice, own));
    assertArrayEquals(own, parameters.values());
  }

  /** PyTorch's [out, in, row, column] lies as [out, row, column, in]. */
  @Test
  void theFastEngineKeepsChannelsLast() {
    Parameters parameters =
        parameters(Engine.FAST, new Architecture(Family.CLASSIFIER, List.of(3, 2)));
    Slice conv = parameters.find("conv2.weight").orElseThrow();
    Slice fc = parameters.find("fc.weight").orElseThrow();
    parameters.values()[conv.offset() + ((1 * 4 + 2) * 4 + 3) * 3 + 2] = 42;
    parameters.values()[fc.offset() + 5 * 98 + (6 * 7 + 4) * 2 + 1] = 43;
    assertEquals(42, parameters.read(conv)[((1 * 3 + 2) * 4 + 2) * 4 + 3]);
    assertEquals(43, parameters.read(fc)[5 * 98 + (1 * 7 + 6) * 7 + 4]);
  }

  @ParameterizedTest
  @EnumSource
  void namesAndShapesArePyTorchs(Engine engine) {
    List<String> expected =
        List.of(
            "conv1.weight [3, 1, 4, 4] WEIGHT",
            "conv1.bias [3] BIAS",
            "conv2.weight [5, 3, 4, 4] WEIGHT",
            "conv2.bias [5] BIAS",
            "bn.weight [5] SCALE",
            "bn.bias [5] BIAS",
            "fc.weight [10, 245] WEIGHT",
            "fc.bias [10] BIAS",
            "bn.running_mean [5] STATISTIC",
            "bn.running_var [5] STATISTIC",
            "fc1.weight [13, 784] WEIGHT",
            "fc1.bias [13] BIAS",
            "fc2.weight [7, 13] WEIGHT",
            "fc2.bias [7] BIAS",
            "fc3.weight [10, 7] WEIGHT",
            "fc3.bias [10] BIAS",
            "conv1.weight [3, 1, 5, 5] WEIGHT",
            "conv1.bias [3] BIAS",
            "conv2.weight [5, 3, 5, 5] WEIGHT",
            "conv2.bias [5] BIAS",
            "fc1.weight [11, 80] WEIGHT",
            "fc1.bias [11] BIAS",
            "fc2.weight [10, 11] WEIGHT",
            "fc2.bias [10] BIAS");
    List<String> actual =
        Samples.architectures().stream()
            .filter(architecture -> architecture.design() instanceof Design.Plain)
            .flatMap(architecture -> parameters(engine, architecture).slices().stream())
            .map(slice -> slice.name() + " " + slice.shape() + " " + slice.kind())
            .toList();
    assertEquals(expected, actual);
  }

  @Test
  void aResidualNetworksNamesArePyTorchs() {
    List<String> expected =
        List.of(
            "conv1.weight [3, 1, 3, 3]",
            "bn1.weight [3]",
            "bn1.bias [3]",
            "layer1.0.conv1.weight [2, 3, 3, 3]",
            "layer1.0.bn1.weight [2]");
    List<String> actual =
        parameters(Engine.FAST, Samples.architectures().get(3)).slices().stream()
            .map(slice -> slice.name() + " " + slice.shape())
            .toList();
    assertEquals(expected, actual.subList(0, expected.size()));
    assertTrue(actual.contains("layer2.0.conv1.weight [5, 3, 3, 3]"), actual::toString);
    assertEquals("layer3.0.bn2.running_var [7]", actual.getLast());
  }

  @ParameterizedTest
  @EnumSource
  void slicesFollowOneAnotherAndTheTrainableComeFirst(Engine engine) {
    for (Architecture architecture : Samples.architectures()) {
      Parameters parameters = parameters(engine, architecture);
      int at = 0;
      for (Slice slice : parameters.slices()) {
        assertEquals(at, slice.offset(), slice.name());
        assertEquals(
            slice.shape().stream().reduce(1, (a, b) -> a * b), slice.length(), slice.name());
        assertEquals(slice.end() <= parameters.trainable(), slice.trainable(), slice.name());
        assertEquals(slice.trainable(), slice.kind() != Kind.STATISTIC);
        at = slice.end();
      }
      assertEquals(at, parameters.values().length);
    }
  }

  @Test
  void refusesValuesOfAnotherLengthAndChangesNothing() {
    Parameters parameters = parameters(Engine.FAST, Samples.architectures().getFirst());
    Slice slice = parameters.find("bn.bias").orElseThrow();
    float[] before = parameters.values().clone();
    for (int length : new int[] {0, 4, 6}) {
      assertRefused(
          IllegalArgumentException.class,
          () -> parameters.write(slice, new float[length]),
          "bn.bias takes 5 values, not " + length);
    }
    assertArrayEquals(before, parameters.values());
  }

  @Test
  void findsByExactName() {
    Parameters parameters = parameters(Engine.FAST, Samples.architectures().getFirst());
    assertTrue(parameters.find("fc.weight").isPresent());
    assertTrue(parameters.find("FC.weight").isEmpty());
  }

  private static Parameters parameters(Engine engine, Architecture architecture) {
    try (Network network = engine.create(architecture, 3, 1, 1)) {
      return network.parameters();
    }
  }
}
