package sparsam.ui.lab.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.histogram.Histogram.Bars;
import sparsam.plot.histogram.Histogram.Fill;
import sparsam.prune.Pruning;
import sparsam.recipe.Phase;
import sparsam.recipe.arm.Start;
import sparsam.text.Strings;

class ScrubberModelTest {
  private final WeightsModel weights = new WeightsModel(new Strings());
  private final ScrubberModel model = new ScrubberModel(new Strings(), weights);

  private Histogram picture() {
    return (Histogram) weights.picture().get();
  }

  private List<String> names() {
    return picture().bars().stream().map(Bars::name).toList();
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i <= model.last().get(); i++) {
      model.position().set(i);
      labels.add(model.label().get());
    }
    return labels;
  }

  @Test
  void beforeARunTheFirstWeightsStandAlone() {
    assertEquals("not trained yet", model.label().get());
    assertTrue(weights.picture().get().isEmpty());
    weights.preview(Moments.PRUNING);
    model.initial(Moments.weights(1, 0.05, 0));
    assertEquals(List.of("freshly initialised", "kept"), names());
    assertEquals(0, model.last().get());
    assertEquals(List.of(new Against.Nothing()), model.comparisons());
  }

  @Test
  void aPathGoesFromTheFirstWeightsToTheEndOfItsArm() {
    model.begin(Moments.recipe(), Moments.whole());
    assertEquals(List.of("SGD", "SAM", "scratch"), model.paths());
    model.path().set("SAM");
    assertEquals("SAM, epoch 3 of 3", model.label().get(), "it stays at the end");
    assertEquals(
        List.of(
            "freshly initialised",
            "dense, epoch 1 of 2",
            "dense, epoch 2 of 2",
            "just pruned",
            "SAM, epoch 1 of 3",
            "SAM, epoch 2 of 3",
            "SAM, epoch 3 of 3"),
        labels());
    model.path().set("scratch");
    assertEquals(
        List.of(
            "freshly initialised",
            "scratch, epoch 1 of 3",
            "scratch, epoch 2 of 3",
            "scratch, epoch 3 of 3"),
        labels());
  }

  @Test
  void anotherPathKeepsTheMoment() {
    model.begin(Moments.recipe(), Moments.whole());
    model.path().set("SGD");
    model.position().set(5);
    model.path().set("SAM");
    assertEquals("SAM, epoch 2 of 3", model.label().get());
  }

  @Test
  void atTheEndItFollowsTheRunAndItsArms() {
    Moments run = new Moments();
    model.begin(Moments.recipe(), run);
    assertEquals("freshly initialised", model.label().get());
    run.dense();
    model.poll();
    assertEquals("dense, epoch 2 of 2", model.label().get());
    run.pruned().arm("SGD");
    model.poll();
    assertEquals("SGD, epoch 3 of 3", model.label().get());
    run.add("SAM", Phase.ARM, 0).add("SAM", Phase.ARM, 1);
    model.poll();
    assertEquals("SAM, epoch 1 of 3", model.label().get());
    model.step(-1);
    run.add("SAM", Phase.ARM, 2);
    model.poll();
    assertEquals("just pruned", model.label().get(), "who looks at something is not disturbed");
    assertEquals(5, model.last().get());
  }

  @Test
  void aRunThatEndsBetweenTwoLooksIsFollowedToItsEnd() {
    Moments run = new Moments();
    model.begin(Moments.recipe(), run);
    run.dense().pruned().arm("SGD").arm("SAM");
    model.poll();
    assertEquals("SAM, epoch 3 of 3", model.label().get());
  }

  @Test
  void aPathChosenByHandIsKept() {
    Moments run = new Moments().dense().pruned().arm("SGD");
    model.begin(Moments.recipe(), run);
    model.path().set("SAM");
    model.path().set("SGD");
    run.add("SAM", Phase.ARM, 0).add("SAM", Phase.ARM, 1);
    model.poll();
    assertEquals("SGD", model.path().get());
    assertEquals("SGD, epoch 3 of 3", model.label().get());
  }

  @Test
  void theMomentThatIsPrunedShowsWhatTheSliderWouldTake() {
    weights.preview(Moments.PRUNING);
    Moments run = new Moments().dense();
    model.begin(Moments.recipe(), run);
    assertEquals(List.of("dense, epoch 2 of 2"), names(), "its weights are not at hand yet");
    run.denseWeights();
    model.poll();
    assertEquals(List.of("dense, epoch 2 of 2", "kept"), names());
    assertEquals(1, picture().thresholds().size());
    run.pruned().arm("SGD");
    model.poll();
    assertTrue(picture().thresholds().isEmpty(), "nothing is pruned from these");
    assertNotEquals("", picture().bars().getFirst().zeros());
    weights.preview(Pruning.byLayer(0.9));
    model.showPrunable();
    assertEquals("dense, epoch 2 of 2", model.label().get());
    assertEquals("8,100 pruned", picture().bars().getLast().zeros());
  }

  @Test
  void theOtherNetworkLiesPaleOverTheMoment() {
    model.begin(Moments.recipe(), Moments.whole());
    model.path().set("SAM");
    model.position().set(5);
    model.comparison().set(new Against.Dense());
    assertEquals(List.of("SAM, epoch 2 of 3", "dense, epoch 2 of 2"), names());
    assertEquals(List.of(Fill.PALE, Fill.PALE), picture().bars().stream().map(Bars::fill).toList());
    model.comparison().set(new Against.Pruned());
    assertEquals(List.of("SAM, epoch 2 of 3", "just pruned"), names());
    model.comparison().set(new Against.Arm("SGD"));
    assertEquals(List.of("SAM, epoch 2 of 3", "SGD, epoch 2 of 3"), names());
    assertNotEquals(picture().bars().getFirst().colour(), picture().bars().getLast().colour());
    model.position().set(1);
    assertEquals(List.of("dense, epoch 1 of 2"), names(), "the arms have not begun");
    model.comparison().set(new Against.Dense());
    assertEquals(List.of("dense, epoch 1 of 2", "dense, epoch 2 of 2"), names());
    model.position().set(2);
    assertEquals(List.of("dense, epoch 2 of 2"), names(), "nothing lies over itself");
  }

  @Test
  void whatCannotBeComparedIsNotOffered() {
    model.begin(Moments.recipe(), Moments.whole());
    assertEquals(
        List.of("nothing", "dense", "just pruned", "SGD", "SAM", "scratch"),
        model.comparisons().stream().map(model::name).toList());
    model.begin(
        Moments.recipe(null, null, List.of(Moments.arm("scratch", Start.INITIAL))),
        new Moments().arm("scratch"));
    assertEquals(List.of(new Against.Nothing()), model.comparisons());
    assertEquals(4, labels().size());
  }

  @Test
  void playingGoesToTheEndAndBeginsAgainThere() {
    model.begin(Moments.recipe(), Moments.whole());
    model.playing().set(true);
    assertEquals(0, model.position().get());
    for (int i = 1; i <= 5; i++) {
      model.advance();
      assertEquals(i, model.position().get());
      assertTrue(model.playing().get());
    }
    model.advance();
    assertEquals(model.last().get(), model.position().get());
    assertFalse(model.playing().get());
    model.position().set(3);
    model.playing().set(true);
    assertEquals(3, model.position().get(), "from where it stands");
  }

  @Test
  void theScaleStaysWhileMomentsArePlayed() {
    model.begin(Moments.recipe(), Moments.whole());
    model.comparison().set(new Against.Arm("SAM"));
    List<Double> limits = new ArrayList<>();
    for (int i = 0; i <= model.last().get(); i++) {
      model.position().set(i);
      limits.add(picture().bars().getFirst().bins().limit());
    }
    assertEquals(1, limits.stream().distinct().count(), limits.toString());
  }

  @Test
  void anotherRecipeForgetsTheRun() {
    model.begin(Moments.recipe(), Moments.whole());
    model.comparison().set(new Against.Dense());
    model.clear();
    assertEquals(0, model.last().get());
    assertEquals(List.of(), model.paths());
    model.initial(Moments.weights(1, 0.05, 0));
    assertEquals(List.of("freshly initialised"), names());
    model.poll();
    assertEquals(List.of("freshly initialised"), names());
  }
}
