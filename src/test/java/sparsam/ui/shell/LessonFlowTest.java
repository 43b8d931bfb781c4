package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.lesson.Lessons;
import sparsam.plot.OnScreen;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lesson.LessonModel;
import sparsam.ui.lesson.Phase;

/** A lesson as a person goes through it, done by a robot. */
@OnScreen
class LessonFlowTest {
  private static final String RECIPE =
      """
      "recipe": "quick", "set": ["dense.epochs=1", "arms[1].epochs=2"],
      "why": "Because it is so, and it can be read at length in a sentence that takes two lines.",
      "source": "Somebody (2021): A Paper on the Matter. A Conference"
      """;

  private static final String LESSON =
      """
      {
        "title": "Every kind", "about": "All that a lesson may ask.", "minutes": 1,
        "steps": [
          {"title": "To read", "text": ["A first paragraph.", "A second one."], "source": "A book"},
          {"title": "To choose", "text": "What is it?",
           "ask": {"kind": "choice", "right": 2,
                   "answers": ["One answer that is long enough to need a second line here", "Two", "Three"]},
           %1$s},
          {"title": "Who is better?", "text": "Both train.",
           "ask": {"kind": "better", "arms": ["SGD", "SAM"]}, %1$s},
          {"title": "How well?", "text": "It trains.",
           "ask": {"kind": "accuracy", "arm": "SGD"}, %1$s},
          {"title": "How long?", "text": "Both train.",
           "ask": {"kind": "times", "arm": "SAM", "than": "SGD"}, %1$s},
          {"title": "Which curve?", "text": "It trains.",
           "ask": {"kind": "curve", "arm": "SGD"}, %1$s},
          {"title": "Where is the cliff?", "text": "It is pruned.",
           "ask": {"kind": "cliff"}, %1$s}
        ]
      }
      """
          .formatted(RECIPE);

  @TempDir Path folder;

  private LabFixture lab() {
    return new LabFixture(folder.resolve("runs"), LabFixture.digits(320));
  }

  private static LessonModel lessons(LabFixture lab) {
    return lab.window.shell().lessons();
  }

  private static void until(LabFixture lab, Phase phase) {
    lab.until(() -> lessons(lab).phase() == phase);
    lab.settle();
  }

  /** Keeps it as it is, in the dark, and in a small window; nothing is cut off anywhere. */
  private static void look(LabFixture lab, String name) throws Exception {
    assertTidy(lab, name);
    lab.keep("lesson-" + name);
    wear(lab, Appearance.Choice.DARK);
    lab.resize(1024, 640);
    assertTidy(lab, name + " small");
    lab.keep("lesson-" + name + "-dark-1024-640");
    wear(lab, Appearance.Choice.LIGHT);
    lab.resize(1280, 800);
  }

  /** Keeps it as it is; nothing is cut off. */
  private static void glance(LabFixture lab, String name) throws Exception {
    assertTidy(lab, name);
    lab.keep("lesson-" + name);
  }

  private static void wear(LabFixture lab, Appearance.Choice choice) {
    LabFixture.onScreen(
        () -> {
          lab.window.view().appearance().choice().set(choice);
          return choice;
        });
  }

  private static void assertTidy(LabFixture lab, String where) {
    lab.settle();
    // What is in the box of presets stands in the window's title too.
    String name = LabFixture.onScreen(() -> lab.window.model().recipe().name().get());
    assertEquals(
        List.of(), lab.cutTexts().stream().filter(text -> !text.equals(name)).toList(), where);
    assertEquals(List.of(), lab.outside(), where);
  }

  private static boolean isOff(LabFixture lab, String button) {
    return LabFixture.onScreen(() -> lab.find(button, Button.class).isDisabled());
  }

  private static void run(LabFixture lab) throws Exception {
    lab.until(() -> !lab.find("#lesson-run", Button.class).isDisabled());
    lab.robot.push(KeyCode.ALT, KeyCode.ENTER);
    until(lab, Phase.ANSWERED);
    assertTidy(lab, "answered");
  }

  @Test
  void everyKindOfStepIsGoneThroughByMouseAndKeys() throws Exception {
    Path file = Files.writeString(folder.resolve("every.sparsam-lesson"), LESSON);
    try (LabFixture lab = lab()) {
      lab.resize(1280, 800);
      String own = LabFixture.onScreen(() -> lab.window.model().recipe().name().get());
      lab.opens = Optional.of(file);
      lab.robot.clickOn("#rail-lessons");
      lab.settle();
      look(lab, "list");
      LabFixture.onScreen(
          () -> {
            lab.find("#lessons-open", Button.class).fire(); // It may be below the window's edge.
            return file;
          });
      lab.settle();
      assertEquals("1 of 7", lab.text("#lesson-place"));
      glance(lab, "read");
      lab.robot.push(KeyCode.SPACE); // Next has the keys.
      lab.settle();

      assertTrue(isOff(lab, "#lesson-run"), "first something is expected");
      lab.robot.clickOn("#lesson-answer-1");
      look(lab, "choice");
      run(lab);
      glance(lab, "choice-answered");
      lab.robot.push(KeyCode.ALT, KeyCode.RIGHT);

      lab.robot.clickOn("#lesson-answer-2");
      glance(lab, "better");
      run(lab);
      lab.keep("lesson-better-answered");
      lab.robot.push(KeyCode.ALT, KeyCode.RIGHT);

      lab.robot.push(KeyCode.RIGHT); // The slider has the keys.
      assertEquals("51\u00a0%", lab.text("#lesson-value"));
      glance(lab, "accuracy");
      lab.robot.push(KeyCode.ALT, KeyCode.RIGHT);

      lab.robot.push(KeyCode.RIGHT);
      assertEquals("1.05 times as long", lab.text("#lesson-value"));
      glance(lab, "times");
      lab.robot.push(KeyCode.ALT, KeyCode.RIGHT);

      for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.UP, KeyCode.RIGHT, KeyCode.DOWN)) {
        lab.robot.push(key); // So has the chart.
      }
      glance(lab, "curve");
      run(lab);
      look(lab, "curve-answered");
      lab.robot.push(KeyCode.ALT, KeyCode.RIGHT);
      lab.settle();

      Node chart = lab.find("#lesson-drawing", Node.class);
      Bounds at = LabFixture.onScreen(() -> chart.localToScreen(chart.getLayoutBounds()));
      lab.robot
          .moveTo(at.getMinX() + 60, at.getMinY() + 40)
          .press(MouseButton.PRIMARY)
          .moveTo(at.getMaxX() - 60, at.getMinY() + 60)
          .moveTo(at.getMaxX() - 8, at.getMaxY() - 40)
          .release(MouseButton.PRIMARY);
      WaitForAsyncUtils.waitForFxEvents();
      assertFalse(isOff(lab, "#lesson-run"));
      glance(lab, "cliff");
      lab.robot.clickOn("#lesson-run");
      until(lab, Phase.ANSWERED);
      look(lab, "cliff-answered");
      assertEquals("Done", lab.text("#lesson-next"));
      lab.robot.clickOn("#lesson-next");
      lab.settle();
      assertFalse(lessons(lab).active().get());
      assertEquals(own, LabFixture.onScreen(() -> lab.window.model().recipe().name().get()));
      assertTrue(lab.find("#fraction-dial", Node.class).isVisible(), "the causes are back");
    }
  }

  @Test
  void aRunThatIsStoppedIsOfferedAgainAndAFileDroppedBeginsALesson() throws Exception {
    Path file = Files.writeString(folder.resolve("every.sparsam-lesson"), LESSON);
    try (LabFixture lab = lab()) {
      lab.resize(1280, 800);
      assertTrue(DropTarget.isOpened(file.toFile()));
      LabFixture.onScreen(
          () -> {
            lab.window.shell().open(file.toString());
            lessons(lab).next();
            return file;
          });
      lab.settle();
      lab.robot.clickOn("#lesson-answer-2");
      LabFixture.onScreen(
          () -> {
            lab.window.shell().run();
            lab.window.model().runs().stop();
            Session begun = lab.window.model().runs().session().orElseThrow();
            while (begun.outcome().isEmpty()) {
              Thread.onSpinWait(); // No pulse comes before it is over.
            }
            return file;
          });
      until(lab, Phase.FAILED);
      glance(lab, "stopped");
      assertEquals("Run again", lab.text("#lesson-run"));
      lab.robot.clickOn("#lesson-leave");
      lab.settle();
      assertFalse(lessons(lab).active().get());
    }
  }

  @Test
  void everyStepOfTheLessonsInsideFits() throws Exception {
    try (LabFixture lab = lab()) {
      lab.resize(1024, 640);
      for (String name : Lessons.NAMES) {
        LabFixture.onScreen(
            () -> {
              lessons(lab).begin(name);
              return name;
            });
        int steps = Lessons.load(name).steps().size();
        for (int i = 0; i < steps; i++) {
          assertTidy(lab, name + " " + i);
          LabFixture.onScreen(
              () -> {
                lessons(lab).next();
                return name;
              });
        }
        assertFalse(LabFixture.onScreen(() -> lessons(lab).active().get()));
      }
    }
  }

  @Test
  void theCliffOfTheNetworkThatIsInsideNeedsNoRun() throws Exception {
    try (LabFixture lab = LabFixture.asItComes(folder.resolve("runs"))) {
      lab.resize(1280, 800);
      LabFixture.onScreen(
          () -> {
            lessons(lab).begin("cliff");
            lessons(lab).next();
            return lab;
          });
      lab.settle();
      lab.robot.push(KeyCode.RIGHT).push(KeyCode.UP).push(KeyCode.ALT, KeyCode.ENTER);
      until(lab, Phase.ANSWERED);
      lab.until(() -> lab.window.model().prune().curve().count() >= 14);
      assertTidy(lab, "cliff");
      lab.keep("lesson-cliff-inside");
      assertFalse(Files.exists(folder.resolve("runs")), "there was no run");
      LabFixture.onScreen(
          () -> {
            lab.window.shell().beginTour();
            return lab;
          });
      lab.settle();
      assertFalse(lessons(lab).active().get(), "the tour goes along what a lesson covers");
    }
  }
}
