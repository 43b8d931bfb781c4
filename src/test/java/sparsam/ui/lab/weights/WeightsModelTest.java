package sparsam.ui.lab.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.nn.Parameters.Kind;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.histogram.Histogram.Bars;
import sparsam.plot.histogram.Histogram.Counts;
import sparsam.plot.histogram.Histogram.Fill;
import sparsam.plot.picture.Picture;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.result.Weights;
import sparsam.result.Weights.Tensor;
import sparsam.text.Strings;

class WeightsModelTest {
  private static final String INITIAL = "freshly initialised";

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
    model.show(weights, INITIAL);
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
    model.show(new Weights(weights.tensors().reversed()), "after dense training");
    assertEquals("conv1", model.layer().get());
    assertEquals("after dense training", shown().bars().getFirst().name());
    model.show(new Weights(List.of(tensor("fc1.weight", Kind.WEIGHT, 20, 1))), INITIAL);
    assertTrue(model.layers().contains(model.layer().get()));
  }

  @Test
  void countsMayBeLogarithmic() {
    model.counts().set(Counts.LOG);
    assertEquals(Counts.LOG, shown().counts());
  }

  @Test
  void zerosThatAreThereAlreadyAreNamedApartAndLeaveTheScaleAlone() {
    float[] values = tensor("fc.weight", Kind.WEIGHT, 900, 0.05f).values().clone();
    for (int i = 0; i < 720; i++) {
      values[i] = 0;
    }
    Weights sparse =
        new Weights(List.of(new Tensor("fc.weight", List.of(900), Kind.WEIGHT, values)));
    model.show(sparse, "SAM");
    model.preview(Pruning.byLayer(0.9));
    Bars before = shown().bars().getFirst();
    Bars kept = shown().bars().getLast();
    assertEquals("720 zeros", before.zeros());
    assertEquals("90 pruned", kept.zeros());
    assertEquals(180, Arrays.stream(before.bins().counts()).sum() + before.bins().beyond());
    assertTrue(before.bins().limit() > 0.045, "not cut to the part that is zero");
    assertTrue(Arrays.stream(before.bins().counts()).max().orElse(0) < 20);
  }

  @Test
  void twoSetsLieOverEachOtherInTheSameBins() {
    Shown first = new Shown("SAM", 1, Shown.distributions(weights), null);
    Weights wider = new Weights(List.of(tensor("fc.weight", Kind.WEIGHT, 901, 0.2f)));
    Shown second = new Shown("SGD", 0, Shown.distributions(wider), null);
    model.show(List.of(first, second), List.of());
    assertEquals(List.of("SAM", "SGD"), shown().bars().stream().map(Bars::name).toList());
    assertEquals(List.of(Fill.PALE, Fill.PALE), shown().bars().stream().map(Bars::fill).toList());
    assertEquals(900, shown().bars().getFirst().bins().total());
    assertEquals(901, shown().bars().getLast().bins().total());
    assertTrue(shown().thresholds().isEmpty(), "nothing is pruned from these");
    double limit = shown().bars().getFirst().bins().limit();
    model.show(List.of(first), second.layers());
    assertEquals(limit, shown().bars().getFirst().bins().limit(), "room for what is played next");
    model.show(List.of(), List.of());
    assertTrue(model.picture().get().isEmpty());
  }

  @Test
  void theScalesOfBatchNormCountWhereTheyArePrunedTogetherWithAllLayers() {
    float[] scales = new float[500];
    Weights with =
        new Weights(
            List.of(
                tensor("fc.weight", Kind.WEIGHT, 900, 0.05f),
                new Tensor("bn.weight", List.of(500), Kind.SCALE, scales)));
    model.show(with, INITIAL);
    model.preview(new Pruning(Method.MAGNITUDE_GLOBAL, 0.5, false, false));
    assertEquals("450 pruned", shown().bars().getLast().zeros());
    model.preview(new Pruning(Method.MAGNITUDE_GLOBAL, 0.5, true, false));
    assertEquals("200 pruned", shown().bars().getLast().zeros(), "the 500 scales go first");
  }

  @Test
  void nothingIsDrawnAgainForTheSameWeightsAndPruning() {
    Picture before = model.picture().get();
    model.show(weights, INITIAL);
    model.preview(Pruning.byLayer(0.5));
    assertSame(before, model.picture().get());
    model.preview(Pruning.byLayer(0.51));
    assertNotSame(before, model.picture().get());
  }

  @Test
  void aMoveOfTheHandCopiesTheWeightsOnceAtMost() {
    int count = 200_000;
    model.show(
        new Weights(List.of(tensor("conv2.weight", Kind.WEIGHT, count, 0.03f))),
        "after dense training");
    model.preview(Pruning.byLayer(0.3));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 1; i <= 10; i++) {
      model.preview(Pruning.byLayer(0.3 + 0.01 * i));
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / 10;
    assertTrue(each < 1.25 * Float.BYTES * count, each + " bytes for each move of the hand");
  }
}
