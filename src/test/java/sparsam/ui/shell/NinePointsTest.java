package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.report.Progression;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.runs.RunsModel;

/** What a person does in the lab, from its first start to a report, by hand and in one go. */
@OnScreen
class NinePointsTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 960;

  @TempDir Path folder;

  @Test
  void fromTheFirstStartToAReport() throws Exception {
    try (LabFixture lab = LabFixture.asItComes(folder.resolve("runs"))) {
      lab.resize(WIDTH, HEIGHT);
      opens(lab);
      prunesByDragging(lab);
      finetunesArms(lab);
      looksInsideAStep(lab);
      changesItsMind(lab);
      scrubsTime(lab);
      prunesAfterARun(lab);
      comparesRuns(lab);
      believesTheResult(lab);
      takesItAway(lab);
      assertEquals("", lab.window.model().runs().error().get());
    }
  }

  private static RunModel runs(LabFixture lab) {
    return lab.window.model().runs();
  }

  private static LineChart accuracy(LabFixture lab) {
    return (LineChart) lab.window.model().curves().accuracy().get();
  }

  private static Histogram weights(LabFixture lab) {
    return (Histogram) lab.window.model().weights().picture().get();
  }

  /** 1. A trained network is there at once, and a tour that can be left and found again. */
  private static void opens(LabFixture lab) throws Exception {
    lab.until(() -> weights(lab).bars().getFirst().name().equals("dense, epoch 2 of 2"));
    assertFalse(accuracy(lab).isEmpty());
    assertEquals("dense", accuracy(lab).series().getFirst().name());
    assertTrue(lab.text("#dense-from").contains("comes with Sparsam"));
    assertTrue(lab.find("#tour", Node.class).isVisible());
    assertEquals("1 of 9", lab.text("#tour-place"));
    lab.keep("nine-1-opened-with-the-tour");
    double before = ring(lab);
    LabFixture.onScreen(
        () -> {
          runs(lab).complain("Something takes room above.");
          return lab;
        });
    lab.settle();
    assertEquals(dial(lab), ring(lab), 1e-6, "the ring goes with what it is around");
    assertNotEquals(before, ring(lab));
    LabFixture.onScreen(
        () -> {
          runs(lab).dismissError();
          return lab;
        });
    lab.settle();
    lab.robot.clickOn("#tour-next").clickOn("#tour-leave");
    assertFalse(lab.window.shell().tour().active().get());
    lab.robot.clickOn("#help").clickOn("#shortcuts-tour");
    assertTrue(lab.window.shell().tour().active().get());
    lab.robot.push(KeyCode.ESCAPE);
    assertFalse(lab.window.shell().tour().active().get());
    lab.until(() -> !lab.window.model().prune().stale().get());
    lab.keep("nine-1-opened");
  }

  private static double ring(LabFixture lab) {
    Node ring = lab.find(".tour-ring", Node.class);
    return LabFixture.onScreen(() -> ring.localToScene(ring.getLayoutBounds()).getCenterY());
  }

  private static double dial(LabFixture lab) {
    Node dial = lab.find("#fraction-dial", Node.class);
    return LabFixture.onScreen(() -> dial.localToScene(dial.getLayoutBounds()).getCenterY());
  }

  /** 2. The threshold follows the hand, the accuracy comes after, the cliff is there before. */
  private static void prunesByDragging(LabFixture lab) throws Exception {
    Labeled accuracy = lab.find("#prune-accuracy", Labeled.class);
    lab.until(() -> !accuracy.getText().equals("…"));
    String before = lab.text("#prune-accuracy");
    double threshold = weights(lab).thresholds().getFirst().magnitude();
    Node thumb = lab.find("#fraction-slider .thumb", Node.class);
    lab.robot.drag(thumb).moveBy(25, 0);
    assertTrue(weights(lab).thresholds().getFirst().magnitude() > threshold);
    lab.robot.drop();
    lab.until(() -> !lab.window.model().prune().stale().get());
    lab.until(() -> !accuracy.getText().equals("…") && !accuracy.getText().equals(before));
    lab.until(
        () ->
            lab.window.model().prune().cliff().get() instanceof LineChart cliff
                && cliff.series().getFirst().points().count() >= 10);
    lab.robot.clickOn("#prune-more");
    assertTrue(lab.find("#prune-layer-table", Node.class).isVisible());
    lab.robot.clickOn("#weights-log");
    assertEquals(Histogram.Counts.LOG, weights(lab).counts());
    lab.keep("nine-2-pruned");
    lab.robot.clickOn("#weights-log").clickOn("#prune-more > .title").clickOn("#fraction-reset");
  }

  /** 3. An arm is added; the curves go along what a training costs. */
  private static void finetunesArms(LabFixture lab) throws Exception {
    lab.robot.clickOn("#add-arm");
    lab.until(() -> lab.robot.lookup("#add-asam").tryQuery().isPresent());
    lab.robot.clickOn("#add-asam");
    lab.until(() -> lab.window.model().recipe().recipe().get().arms().size() == 3);
    LabFixture.onScreen(
        () -> {
          lab.window
              .model()
              .curves()
              .style()
              .set(lab.window.model().curves().style().get().along(Progression.GRADIENTS));
          return lab;
        });
    lab.keep("nine-3-arms");
    assertEquals("gradient evaluations", accuracy(lab).x().label());
  }

  /** 4. Half a step up, half a step down, with numbers and words. */
  private static void looksInsideAStep(LabFixture lab) throws Exception {
    lab.robot.clickOn("#charts #weights-show-step");
    lab.robot.clickOn("#half");
    lab.until(() -> runs(lab).state().get() == RunModel.State.PAUSED);
    lab.until(() -> lab.window.model().step().moment().isPresent());
    // The first arm is SGD, which does not climb; the second one is SAM.
    while (!lab.window.model().step().above().get()) {
      lab.robot.push(KeyCode.F8);
      lab.until(() -> runs(lab).session().orElseThrow().control().waiting());
      lab.robot.push(KeyCode.F6);
      lab.until(() -> runs(lab).session().orElseThrow().control().waiting());
      lab.settle();
    }
    assertTrue(lab.text("#step-words").startsWith("Climbed"), lab.text("#step-words"));
    assertEquals("—", lab.text("#step-perturbed"));
    assertEquals("Descend from there", lab.text("#half"));
    lab.keep("nine-4-above");
    lab.robot.clickOn("#half");
    lab.until(() -> !lab.window.model().step().above().get());
    assertNotEquals("—", lab.text("#step-perturbed"));
    lab.keep("nine-4-descended");
  }

  /** 5. ρ changes while it trains, with a mark; the recipe's change is taken back. */
  private static void changesItsMind(LabFixture lab) throws Exception {
    lab.doubleClick("#rho-field").write("0.2").push(KeyCode.ENTER);
    lab.robot.push(KeyCode.F7);
    lab.until(
        () -> !lab.window.model().runs().session().orElseThrow().monitor().adjustments().isEmpty());
    lab.until(
        () -> accuracy(lab).marks().stream().anyMatch(mark -> mark.label().equals("ρ → 0.2")));
    lab.keep("nine-5-changed");
    lab.robot.clickOn("#undo");
    assertTrue(lab.window.model().recipe().rho().set().isEmpty());
    lab.robot.clickOn("#pause");
    lab.until(() -> runs(lab).state().get() == RunModel.State.ENDED);
    assertTrue(lab.find("#headline", Node.class).isVisible());
    lab.keep("nine-5-finished");
  }

  /** 6. Every epoch's weights. */
  private static void scrubsTime(LabFixture lab) throws Exception {
    lab.robot.clickOn("#charts #step-show-weights");
    String end = lab.text("#time-label");
    lab.robot.clickOn("#time-back");
    assertNotEquals(end, lab.text("#time-label"));
    Slider slider = lab.find("#time-slider", Slider.class);
    LabFixture.onScreen(
        () -> {
          slider.requestFocus();
          return slider;
        });
    lab.robot.push(KeyCode.HOME);
    assertEquals("freshly initialised", lab.text("#time-label"));
    lab.robot.push(KeyCode.END);
    LabFixture.onScreen(
        () -> {
          lab.window
              .model()
              .time()
              .comparison()
              .set(lab.window.model().time().comparisons().get(1));
          return lab;
        });
    assertEquals(2, weights(lab).bars().size());
    lab.keep("nine-6-time");
  }

  /** The fraction's slider shows the weights that it takes from, wherever time stands. */
  private static void prunesAfterARun(LabFixture lab) {
    lab.robot.clickOn("#time-play").clickOn("#time-play");
    Node thumb = lab.find("#fraction-slider .thumb", Node.class);
    lab.robot.drag(thumb).moveBy(-25, 0).drop();
    assertEquals("dense, epoch 2 of 2", lab.text("#time-label"));
    assertEquals(1, weights(lab).thresholds().size());
    lab.robot.clickOn("#fraction-reset");
  }

  /** 7. A second run; the first one is named, starred, found, laid over, deleted, brought back. */
  private static void comparesRuns(LabFixture lab) throws Exception {
    Recipe shorter =
        RecipeReader.override(
            lab.window.model().recipe().recipe().get(), List.of("arms[*].epochs=1"));
    LabFixture.onScreen(
        () -> {
          lab.window.model().recipe().edit("epochs", _ -> shorter);
          return lab;
        });
    lab.robot.clickOn("#run");
    lab.until(() -> runs(lab).isRunning());
    lab.until(() -> runs(lab).state().get() == RunModel.State.ENDED);
    lab.robot.clickOn("#rail-runs");
    RunsModel list = lab.window.shell().runs();
    lab.until(() -> list.rows().get().size() == 2);
    Path first = list.rows().get().get(1).folder();
    LabFixture.onScreen(
        () -> {
          list.selected().set(List.of(first));
          lab.find("#runs-list", TableView.class).requestFocus();
          return lab;
        });
    lab.robot.push(KeyCode.F2).write("first try").push(KeyCode.ENTER);
    lab.until(() -> list.name(first).equals("first try"));
    lab.robot.clickOn("#runs-overlay");
    lab.until(
        () -> accuracy(lab).series().stream().map(Series::name).anyMatch("first try: SAM"::equals));
    lab.keep("nine-7-compared");
    lab.robot.clickOn("#rail-runs");
    lab.keep("nine-7-runs");
    lab.robot.clickOn("#runs-overlay");
    lab.until(() -> accuracy(lab).series().size() == 4);
    lab.robot.clickOn("#runs-delete");
    lab.until(() -> list.rows().get().size() == 1);
    lab.robot.clickOn("#runs-undo");
    lab.until(() -> list.rows().get().size() == 2);
    lab.robot.clickOn("#rail-lab");
  }

  /** 8. The table, the confusion matrix, what two arms disagree on. */
  private static void believesTheResult(LabFixture lab) throws Exception {
    lab.robot.clickOn("#tab-answers");
    lab.until(() -> !lab.text("#answers-sentence").isEmpty());
    lab.keep("nine-8-answers");
    lab.robot.clickOn("#tab-arms");
    assertEquals(
        List.of(),
        lab.nodes(
            node ->
                node.getStyleClass().contains("refusal")
                    && node.isVisible()
                    && node instanceof javafx.scene.control.Label l
                    && !l.getText().isEmpty()));
    lab.keep("nine-8-result");
  }

  /** 9. The report of the run. */
  private void takesItAway(LabFixture lab) throws Exception {
    Path report = folder.resolve("report");
    lab.savesTo = Optional.of(report);
    lab.robot.clickOn("#export");
    lab.until(() -> lab.find("#export-card", Node.class) != null);
    lab.keep("nine-9-export");
    lab.robot.clickOn("#export-report");
    lab.until(() -> lab.text("#export-message").startsWith("The report is in"));
    String page = Files.readString(report.resolve("report.html"));
    assertTrue(page.contains("<svg") && page.contains("ASAM"), "pictures and arms");
    assertTrue(Files.exists(report.resolve("pictures/accuracy.png")));
    lab.keep("nine-9-exported");
    Path weights = folder.resolve("sam.safetensors");
    lab.savesTo = Optional.of(weights);
    MenuButton networks = lab.find("#export-network", MenuButton.class);
    assertEquals(
        List.of("dense", "pruned"),
        networks.getItems().stream().map(MenuItem::getText).limit(2).toList());
    Menu last = (Menu) networks.getItems().getLast();
    lab.robot.clickOn("#export-network");
    LabFixture.onScreen(
        () -> {
          last.show();
          return last;
        });
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window instanceof ContextMenu menu) {
        LabFixture.keep("nine-9-networks-" + menu.getItems().size(), menu.getScene());
      }
    }
    LabFixture.onScreen(
        () -> {
          last.getItems().getFirst().fire();
          return last;
        });
    lab.until(() -> lab.text("#export-message").startsWith("Saved"));
    try (Stream<Path> all = Files.walk(folder.resolve("runs"))) {
      List<Path> kept =
          all.filter(Files::isRegularFile)
              .filter(file -> file.toString().contains("weights"))
              .toList();
      assertTrue(kept.stream().anyMatch(file -> same(file, weights)), kept::toString);
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.mismatch(one, other) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
