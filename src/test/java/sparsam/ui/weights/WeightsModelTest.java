package sparsam.ui.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.experiment.Weights;
import sparsam.experiment.Weights.Tensor;
import sparsam.nn.Parameters.Kind;
import sparsam.plot.Histogram;
import sparsam.plot.Histogram.Bars;
import sparsam.plot.Histogram.Counts;
import sparsam.plot.Histogram.Fill;
import sparsam.plot.Picture;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.text.Strings;
import sparsam.ui.weights.WeightsModel.Origin;

class WeightsModelTest {
  private final WeightsModel model = new WeightsModel(new Strings());
  private final Weights weights =
      new Weights(
          List.of(
              tensor("conv1.weight", Kind.WEIGHT, 100, 0.5f),
              tensor("fc.weight", Kind.WEIGHT, 900, 0.05f),
              tensor("fc.bias", Kind.BIAS, 10, 1)));

  private static Tensor tensor(String name, Kind kind, int count, float spread) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = spread * (2 * random.nextFloat() - 1);
    }
    return new Tensor(name, List.of(count), kind, values);
  }

  @BeforeEach
  void show() {
    model.show(weights, Origin.INITIAL);
    model.preview(Pruning.byLayer(0.5));
  }

  private Histogram shown() {
    return (Histogram) model.picture().get();
  }

  @Test
  void beforeAnyWeightsThereIsASentence() {
    Picture picture = new WeightsModel(new Strings()).picture().get();
    assertTrue(picture.isEmpty());
    assertEquals("The network is being made …", picture.empty());
  }

  @Test
  void theLargestLayerIsShownFirstWithItsThreshold() {
    assertEquals("fc", model.layer().get());
    assertEquals(List.of("all layers", "conv1", "fc"), List.copyOf(model.layers()));
    Bars before = shown().bars().getFirst();
    Bars kept = shown().bars().getLast();
    assertEquals(Fill.PALE, before.fill());
    assertEquals("freshly initialised", before.name());
    assertEquals(900, before.bins().total());
    assertEquals(450, kept.bins().zeros());
    assertEquals("450 pruned", kept.zeros());
    assertEquals(1, shown().thresholds().size());
    assertTrue(shown().thresholds().getFirst().label().startsWith("|w| ≤ 0.02"));
  }

  @Test
  void theThresholdMovesWithTheFraction() {
    double half = shown().thresholds().getFirst().magnitude();
    model.preview(Pruning.byLayer(0.9));
    assertTrue(shown().thresholds().getFirst().magnitude() > 1.5 * half);
    assertEquals(810, shown().bars().getLast().bins().zeros());
    model.preview(Pruning.byLayer(0));
    assertTrue(shown().thresholds().isEmpty());
    assertEquals("", shown().bars().getLast().zeros());
  }

  @Test
  void allLayersHaveAThresholdEachByLayerAndOneTogetherGlobally() {
    model.layer().set("all layers");
    assertEquals(
        List.of("conv1", "fc"),
        shown().thresholds().stream().map(Histogram.Threshold::label).toList());
    assertEquals(500, shown().bars().getLast().bins().zeros());
    model.preview(new Pruning(Method.MAGNITUDE_GLOBAL, 0.5, false, false));
    assertEquals(1, shown().thresholds().size());
    assertEquals(500, shown().bars().getLast().bins().zeros());
  }

  @Test
  void withoutAPruningTheWeightsStandAlone() {
    model.preview(null);
    assertEquals(1, shown().bars().size());
    assertEquals(List.of("freshly initialised"), shown().bars().stream().map(Bars::name).toList());
    model.preview(new Pruning(Method.RANDOM, 0.5, false, false));
    assertTrue(shown().thresholds().isEmpty());
  }

  @Test
  void otherWeightsKeepTheChosenLayer() {
    model.layer().set("conv1");
    model.show(new Weights(weights.tensors().reversed()), Origin.DENSE);
    assertEquals("conv1", model.layer().get());
    assertEquals("after dense training", shown().bars().getFirst().name());
    model.show(new Weights(List.of(tensor("fc1.weight", Kind.WEIGHT, 20, 1))), Origin.INITIAL);
    assertTrue(model.layers().contains(model.layer().get()));
  }

  @Test
  void countsMayBeLogarithmic() {
    model.counts().set(Counts.LOG);
    assertEquals(Counts.LOG, shown().counts());
  }

  @Test
  void nothingIsDrawnAgainForTheSameWeightsAndPruning() {
    Picture before = model.picture().get();
    model.show(weights, Origin.INITIAL);
    model.preview(Pruning.byLayer(0.5));
    assertSame(before, model.picture().get());
    model.preview(Pruning.byLayer(0.51));
    assertNotSame(before, model.picture().get());
  }

  @Test
  void aDragIsFollowedWithinAFrame() {
    Weights large = new Weights(List.of(tensor("conv2.weight", Kind.WEIGHT, 200_000, 0.03f)));
    model.show(large, Origin.DENSE);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 30; i++) {
      long start = System.nanoTime();
      model.preview(Pruning.byLayer(0.3 + 0.01 * i));
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    System.out.printf("threshold and bins of 200,000 weights: %.2f ms%n", best);
    assertTrue(best < 16, "a frame has 16 ms");
  }
}
