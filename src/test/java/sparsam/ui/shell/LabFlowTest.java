package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.result.ArmRow;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.part.Visible;

/** What a person does in the window, done by a robot. */
@OnScreen
class LabFlowTest {
  @TempDir Path folder;

  private LabFixture lab(int train) {
    return new LabFixture(folder.resolve("runs"), LabFixture.digits(train));
  }

  private static Histogram weights(LabFixture lab) {
    return (Histogram) lab.window.model().weights().picture().get();
  }

  private static void assertTidy(LabFixture lab, String where) {
    assertEquals(List.of(), lab.cutTexts(), where);
    assertEquals(List.of(), lab.outside(), where);
    assertEquals(
        List.of(),
        lab.nodes(
            node -> node instanceof javafx.scene.control.Labeled l && l.getText().contains("null")),
        where);
  }

  @Test
  void theFirstLookIsNeverEmptyAndFitsAtEverySize() throws Exception {
    try (LabFixture lab = lab(320)) {
      assertFalse(lab.window.model().weights().picture().get().isEmpty());
      for (int[] size :
          new int[][] {
            {1440, 900}, {1366, 728}, {1024, 640}, {1024, 520}, {1000, 640}, {960, 500}
          }) {
        lab.resize(size[0], size[1]);
        lab.keep("ui-empty-" + size[0] + "-" + size[1]);
        assertTidy(lab, size[0] + " × " + size[1]);
        assertEquals(List.of(), overruns(lab), size[0] + " × " + size[1]);
      }
      for (String preset : Presets.NAMES) {
        LabFixture.onScreen(
            () -> {
              lab.window.model().choose(preset);
              return preset;
            });
        lab.settle();
        assertTidy(lab, preset);
      }
      lab.keep("ui-preset-label-noise");
    }
  }

  /** Controls that reach out of the card that they stand on. */
  private static List<String> overruns(LabFixture lab) {
    List<Node> cards = lab.nodes(node -> node.getStyleClass().contains("card"));
    return LabFixture.onScreen(
        () -> {
          List<String> over = new ArrayList<>();
          for (Node card : cards) {
            Bounds edge = card.localToScene(card.getLayoutBounds());
            for (Node node : Visible.nodes(card)) {
              Bounds at = node.localToScene(node.getLayoutBounds());
              if (node instanceof Control
                  && (at.getMinX() < edge.getMinX() - 1 || at.getMaxX() > edge.getMaxX() + 1)) {
                over.add(card.getId() + ": " + node + " " + at);
              }
            }
          }
          return over;
        });
  }

  @Test
  void everyControlHasAnIdAndSaysWhatItIs() {
    try (LabFixture lab = lab(320)) {
      List<Node> controls =
          lab.nodes(
              node ->
                  (node instanceof ButtonBase
                          || node instanceof ComboBoxBase
                          || node instanceof Slider
                          || node instanceof TextField)
                      && !node.getStyleClass().contains("arrow-button"));
      assertTrue(controls.size() >= 15, () -> "only " + controls.size() + " controls");
      for (Node control : controls) {
        assertTrue(control.getId() != null && !control.getId().isEmpty(), control.toString());
        boolean said =
            control.getAccessibleText() != null
                || (control instanceof ButtonBase button && !button.getText().isEmpty());
        assertTrue(said, control.toString());
        assertTrue(control.isDisabled() || control.isFocusTraversable(), control.toString());
      }
    }
  }

  @Test
  void draggingTheFractionMovesTheThresholdAndResetBringsItBack() throws Exception {
    try (LabFixture lab = lab(320)) {
      double before = weights(lab).thresholds().getFirst().magnitude();
      Node thumb = lab.find("#fraction-slider .thumb", Node.class);
      lab.robot.drag(thumb).moveBy(-60, 0);
      double during = weights(lab).thresholds().getFirst().magnitude();
      assertTrue(during < before, "the threshold follows while the mouse is down");
      lab.robot.drop();
      String shown = lab.find("#fraction-field", TextField.class).getText();
      double fraction = Dials.fractions(lab.window.model().recipe().recipe().get()).getFirst();
      assertEquals(Math.round(100 * fraction), Long.parseLong(shown));
      assertTrue(fraction < 0.6, shown);
      lab.keep("ui-dragged");
      lab.robot.clickOn("#fraction-reset");
      assertEquals("80", lab.find("#fraction-field", TextField.class).getText());
      assertEquals(before, weights(lab).thresholds().getFirst().magnitude());
      assertFalse(lab.find("#fraction-reset", Node.class).isVisible());
    }
  }

  @Test
  void numbersAreTypedSteppedByKeysAndRefusedInPlace() throws Exception {
    try (LabFixture lab = lab(320)) {
      lab.doubleClick("#rho-field").write("abc").push(KeyCode.ENTER);
      assertEquals("ρ cannot be “abc”; allowed is 0 to 5.", lab.text("#rho-error"));
      assertTrue(lab.find("#run", Node.class).isDisabled());
      lab.keep("ui-refused");
      assertTidy(lab, "refused");
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.A).write("0.2").push(KeyCode.ENTER);
      assertFalse(lab.find("#rho-error", Node.class).isVisible());
      assertFalse(lab.find("#run", Node.class).isDisabled());
      lab.robot.push(KeyCode.UP);
      assertEquals(List.of(0.3), Dials.rhos(lab.window.model().recipe().recipe().get()));
      lab.robot.push(KeyCode.TAB);
      Node focused = lab.stage.getScene().getFocusOwner();
      assertEquals("rho-slider", focused.getId());
      lab.robot.push(KeyCode.HOME);
      assertEquals(List.of(0.0), Dials.rhos(lab.window.model().recipe().recipe().get()));
    }
  }

  @Test
  void aRunIsWatchedToItsEnd() throws Exception {
    try (LabFixture lab = lab(1280)) {
      lab.resize(1000, 800);
      AtomicLong pulses = new AtomicLong();
      AnimationTimer counter =
          LabFixture.onScreen(
              () -> {
                AnimationTimer timer =
                    new AnimationTimer() {
                      @Override
                      public void handle(long now) {
                        pulses.incrementAndGet();
                      }
                    };
                timer.start();
                return timer;
              });
      lab.robot.clickOn("#run");
      lab.until(() -> lab.window.model().runs().isRunning());
      assertTrue(lab.find("#run", Node.class).isDisabled());
      assertTrue(lab.find("#preset", Node.class).isDisabled());
      lab.until(() -> lab.window.model().weights().picture().get().toString().contains("dense"));
      lab.until(
          () -> ((LineChart) lab.window.model().curves().accuracy().get()).series().size() > 1);
      lab.keep("ui-running-small");
      assertTidy(lab, "running");
      lab.until(() -> !lab.window.model().runs().isRunning());
      assertTrue(pulses.get() > 5, "the window went on drawing");
      LabFixture.onScreen(
          () -> {
            counter.stop();
            return counter;
          });
      assertEquals(RunModel.State.ENDED, lab.window.model().runs().state().get());
      assertTrue(lab.text("#activity").startsWith("Finished."), lab.text("#activity"));
      assertEquals("", lab.text("#error"));
      List<ArmRow> rows = lab.window.model().result().rows().get();
      assertTrue(
          rows.stream().allMatch(row -> row.state() == ArmRow.State.FINISHED), rows::toString);
      assertTrue(
          lab.text("#headline").contains("names this one comparison"), lab.text("#headline"));
      assertEquals(
          List.of("dense", "SGD", "SAM"),
          ((LineChart) lab.window.model().curves().accuracy().get())
              .series().stream().map(Series::name).toList());
      lab.keep("ui-finished-small");
      lab.robot.clickOn("#verdicts");
      for (int[] size : new int[][] {{1440, 900}, {1024, 640}}) {
        lab.resize(size[0], size[1]);
        lab.keep("ui-finished-" + size[0]);
        assertTidy(lab, "finished " + size[0]);
      }
      lab.robot.clickOn("#rail-runs");
      lab.robot.clickOn("#rail-lab");
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(Appearance.Choice.DARK);
            return lab;
          });
      lab.resize(1440, 900);
      lab.keep("ui-dark");
      assertTidy(lab, "dark");
      Node root = LabFixture.onScreen(() -> lab.stage.getScene().getRoot());
      assertNull(root.lookup("#runs"), "what nobody sees is not styled with the rest");
      lab.robot.clickOn("#rail-runs");
      lab.keep("ui-dark-runs");
      lab.robot.clickOn("#rail-lab");

      lab.resize(1000, 800);
      presents(lab);
      lab.robot.clickOn("#fraction-slider");
      lab.robot.clickOn("#state-compare");
      assertTrue(lab.find("#state-differences", Node.class).isVisible());
      lab.keep("ui-plan-beside-result");
      lab.robot.clickOn("#arms-of-next");
      lab.keep("ui-plan-in-place-of-result");
      assertTrue(lab.window.model().result().pairs().get().pairs() > 0);
    }
  }

  /** For a class: one picture over the window, another, and back to where one was. */
  private static void presents(LabFixture lab) throws Exception {
    Node before = lab.stage.getScene().getFocusOwner();
    lab.robot.push(KeyCode.F11);
    lab.until(() -> lab.find("#present-picture", Node.class) != null);
    lab.keep("present-accuracy-dark");
    lab.robot.push(KeyCode.PAGE_UP);
    LabFixture.onScreen(
        () -> {
          lab.window.view().appearance().choice().set(Appearance.Choice.LIGHT);
          return lab;
        });
    lab.settle();
    assertEquals(
        lab.window.model().prune().cliff().get().title(),
        lab.find("#present-picture", Node.class).getAccessibleText());
    lab.keep("present-cliff");
    lab.resize(1000, 560);
    lab.robot.clickOn("#present-weights");
    lab.keep("present-weights-small");
    assertEquals(List.of(), lab.cutTexts());
    lab.resize(1000, 800);
    lab.robot.push(KeyCode.ESCAPE);
    assertEquals(before, lab.stage.getScene().getFocusOwner());
    assertFalse(lab.find("#present-pane", Node.class).isVisible());
  }

  @Test
  void aRunIsStoppedAndLeavesTheWindowReady() throws Exception {
    try (LabFixture lab = lab(6400)) {
      LabFixture.onScreen(
          () -> {
            lab.stage.getScene().getRoot().requestFocus();
            return lab;
          });
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.R);
      lab.until(
          () ->
              lab.window.model().runs().session().stream()
                  .flatMap(session -> session.monitor().tracks().stream())
                  .anyMatch(track -> track.steps().size() > 3));
      lab.robot.clickOn("#stop");
      lab.until(() -> !lab.window.model().runs().isRunning());
      assertTrue(lab.text("#activity").startsWith("Stopped."), lab.text("#activity"));
      assertFalse(lab.find("#run", Node.class).isDisabled());
      assertTrue(lab.find("#stop", Node.class).isDisabled());
      double done = lab.window.model().runs().session().orElseThrow().monitor().fraction();
      assertTrue(done < 1, () -> "done: " + done);
      lab.keep("ui-stopped");
    }
  }

  @Test
  void whatTheDiskBreaksOffGoesOnOnceThatIsMended() throws Exception {
    try (LabFixture lab = lab(640)) {
      Path run = folder.resolve("runs/broken");
      LabModel model = lab.window.model();
      RunFolder.create(run, model.recipe().recipe().get()).close();
      Path inTheWay = Files.writeString(run.resolve("distributions"), "");
      PastRun begun = PastRun.open(run);
      LabFixture.onScreen(
          () -> {
            model.goingOn().with(begun);
            return lab;
          });
      lab.until(() -> !model.runs().isRunning());
      assertTrue(lab.text("#error").contains(" cannot be "), lab.text("#error"));
      assertEquals("Broken off", lab.text("#activity"));
      lab.keep("ui-broken-off");
      assertTidy(lab, "broken off");
      Files.delete(inTheWay);
      lab.robot.clickOn("#go-on");
      lab.until(() -> !model.runs().isRunning());
      assertEquals("", lab.text("#error"));
      assertTrue(lab.text("#activity").startsWith("Finished."), lab.text("#activity"));
    }
  }

  @Test
  void whatGoesWrongIsOneSentenceInPlace() throws Exception {
    String sentence = "the file /data/mnist-10k-images.gz is damaged: fetch it again.";
    try (LabFixture lab =
        new LabFixture(
            folder,
            _ -> {
              throw new DataException(sentence);
            })) {
      lab.robot.clickOn("#run");
      lab.until(() -> !lab.window.model().runs().isRunning());
      assertEquals(sentence, lab.text("#error"));
      assertTrue(lab.find("#error", Node.class).getParent().isVisible());
      lab.keep("ui-error");
      assertTidy(lab, "error");
      lab.robot.clickOn("#error-dismiss");
      assertFalse(lab.find("#error", Node.class).getParent().isVisible());
      LineChart empty = (LineChart) lab.window.model().curves().accuracy().get();
      assertTrue(empty.empty().startsWith("Press Run"), empty.empty());
      assertFalse(lab.find("#run", Node.class).isDisabled());
    }
  }

  @Test
  void aChartIsSavedAsAPicture() throws Exception {
    try (LabFixture lab = lab(320)) {
      Path file = folder.resolve("weights.png");
      lab.robot.clickOn("#weights-export");
      lab.keep("ui-export");
      lab.robot.clickOn("#export-save");
      assertFalse(Files.exists(file), "the person changed their mind");
      lab.savesTo = Optional.of(file);
      lab.robot.clickOn("#export-save");
      lab.until(() -> lab.text("#export-message").startsWith("Saved "));
      BufferedImage image = ImageIO.read(file.toFile());
      assertEquals(1890, image.getWidth());
      assertEquals(0xffffffff, image.getRGB(2, 2));
      Toolkit.keep("ui-exported-chart", image, 3);
      lab.savesTo = Optional.of(folder.resolve("no-such-folder").resolve("x.png"));
      lab.robot.clickOn("#export-save");
      lab.until(() -> lab.text("#export-message").startsWith("Not saved: "));
      lab.robot.type(KeyCode.ESCAPE);
      lab.until(() -> !lab.find("#export-pane", StackPane.class).isVisible());
      lab.robot.clickOn("#export");
      lab.until(() -> lab.text("#export-message").isEmpty());
    }
  }

  @Test
  void closingTheWindowEndsTheTraining() {
    LabFixture lab = lab(6400);
    Stage stage = lab.stage;
    lab.robot.clickOn("#run");
    lab.until(
        () ->
            lab.window.model().runs().session().stream()
                .flatMap(session -> session.monitor().tracks().stream())
                .anyMatch(track -> track.steps().size() > 0));
    lab.close();
    assertFalse(stage.isShowing());
    assertTrue(
        lab.window.model().runs().session().orElseThrow().outcome().isPresent(),
        "the engine's thread has ended by the time the window is gone");
  }
}
