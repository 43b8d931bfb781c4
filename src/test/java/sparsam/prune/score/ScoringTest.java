package sparsam.prune.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import sparsam.nn.Architecture;
import sparsam.nn.Design;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer;
import sparsam.nn.tangent.Sample;
import sparsam.prune.Doubt;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;

class ScoringTest {
  private static final Architecture SMALL =
      new Architecture(
          new Design.Chain(
              List.of(
                  new Layer.Conv(3, 3, 1, 0, false),
                  new Layer.Relu(),
                  new Layer.Flatten(),
                  new Layer.Dense(9, false),
                  new Layer.Relu(),
                  new Layer.Dense(4, false))),
          new Input(1, 6, 6, 4));

  private static final Network NETWORK = Engine.FAST.create(SMALL, 3, 6, 1);
  private static final Scoring SCORING = new Scoring(NETWORK, _ -> sample(), 6);

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  private static Sample sample() {
    SplittableRandom random = new SplittableRandom(1);
    float[] inputs = new float[10 * 36];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[10];
    Arrays.setAll(labels, i -> i % 4);
    return new Sample(inputs, labels);
  }

  private static Pruning pruning(Method method, boolean shuffled, boolean inverted) {
    return new Pruning(
        method, 0.7, false, false, Reach.USUAL, new Doubt(Doubt.Start.KEPT, shuffled, inverted));
  }

  private static Mask mask(
      Method method, boolean shuffled, boolean inverted, @Nullable Mask within) {
    return SCORING.mask(pruning(method, shuffled, inverted), within, 5, () -> true);
  }

  private static int[] zeros(Mask mask) {
    Parameters parameters = NETWORK.parameters();
    return Pruner.prunable(pruning(Method.RANDOM, false, false), parameters).stream()
        .mapToInt(slice -> zeros(parameters.read(slice, mask.keep())))
        .toArray();
  }

  private static int zeros(float[] keep) {
    int zeros = 0;
    for (float one : keep) {
      zeros += one == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** Tanaka et al. 2020: what flows into a layer flows out of it. */
  @Test
  void everyLayerOfANetworkWithoutBiasesHasTheSameFlow() {
    List<double[]> scores = SCORING.scores(pruning(Method.SYNFLOW, false, false), 0, () -> true);
    double first = Arrays.stream(scores.getFirst()).sum();
    for (double[] layer : scores) {
      assertEquals(first, Arrays.stream(layer).sum(), 1e-9 * first);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MOVEMENT")
  void theCountIsExactAndTheSeedDecides(Method method) {
    Mask mask = mask(method, false, false, null);
    int all = NETWORK.parameters().trainable();
    assertEquals(Math.rint(0.7 * all), mask.pruned(), 1.5);
    assertArrayEquals(mask.keep(), mask(method, false, false, null).keep());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MOVEMENT", "RANDOM"})
  void invertedTheOthersGoAndShuffledAsManyOfEachLayer(Method method) {
    Mask plain = mask(method, false, false, null);
    Mask inverted = mask(method, false, true, null);
    Mask shuffled = mask(method, true, false, null);
    assertFalse(Arrays.equals(plain.keep(), inverted.keep()));
    assertFalse(Arrays.equals(plain.keep(), shuffled.keep()));
    assertArrayEquals(zeros(plain), zeros(shuffled));
    if (method == Method.MAGNITUDE_GLOBAL) {
      float[] w = NETWORK.parameters().values();
      double smallestGone = Double.MAX_VALUE;
      double largestKept = 0;
      for (int i = 0; i < inverted.keep().length; i++) {
        if (inverted.keep()[i] == 0) {
          smallestGone = Math.min(smallestGone, Math.abs(w[i]));
        } else {
          largestKept = Math.max(largestKept, Math.abs(w[i]));
        }
      }
      assertTrue(largestKept <= smallestGone);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MOVEMENT")
  void whatWasGoneStaysGone(Method method) {
    float[] keep = new float[NETWORK.parameters().trainable()];
    SplittableRandom random = new SplittableRandom(9);
    for (Slice slice : NETWORK.parameters().slices()) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        keep[i] = random.nextDouble() < 0.3 ? 0 : 1;
      }
    }
    for (boolean shuffled : new boolean[] {false, true}) {
      Mask then = mask(method, shuffled, false, new Mask(keep));
      for (int i = 0; i < keep.length; i++) {
        assertTrue(then.keep()[i] <= keep[i]);
      }
    }
  }

  @Test
  void movementIsNoScoreOfANetworkThatStandsStill() {
    assertThrows(IllegalArgumentException.class, () -> mask(Method.MOVEMENT, false, false, null));
  }

  @Test
  void whatIsNoLongerWantedIsGivenUp() {
    for (Method method : List.of(Method.SYNFLOW, Method.TAYLOR)) {
      assertThrows(
          CancellationException.class,
          () -> SCORING.mask(pruning(method, false, false), null, 0, () -> false));
    }
  }
}
