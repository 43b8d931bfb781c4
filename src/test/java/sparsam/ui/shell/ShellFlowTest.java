package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.recipe.Dials;
import sparsam.ui.lab.run.RunModel;

/** From one workspace to another and back, done by a robot. */
@OnScreen
class ShellFlowTest {
  @TempDir Path folder;

  private LabFixture lab() {
    return new LabFixture(folder.resolve("runs"), LabFixture.digits(320));
  }

  private static boolean sees(LabFixture lab, String id) {
    return !lab.nodes(node -> id.equals(node.getId())).isEmpty();
  }

  @Test
  void keysLeadThereAndBackToWhereOneWas() {
    try (LabFixture lab = lab()) {
      assertFalse(lab.robot.lookup("#runs").tryQuery().isPresent(), "made when it is opened");
      lab.doubleClick("#rho-field").write("0.3").push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
      assertTrue(sees(lab, "runs"));
      assertFalse(sees(lab, "charts"));
      assertEquals(
          List.of(0.3),
          LabFixture.onScreen(() -> Dials.rhos(lab.window.model().recipe().recipe().get())),
          "what was being typed counts");
      lab.robot.clickOn("#runs-search").write("sam").push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
      assertTrue(sees(lab, "charts"));
      assertFalse(sees(lab, "runs"));
      assertEquals(
          "rho-field", LabFixture.onScreen(() -> lab.stage.getScene().getFocusOwner().getId()));
      lab.robot.clickOn("#rail-runs");
      assertEquals("sam", lab.find("#runs-search", TextField.class).getText());
      assertEquals(
          "runs-search", LabFixture.onScreen(() -> lab.stage.getScene().getFocusOwner().getId()));
    }
  }

  @Test
  void theListOfKeysAndTheTourKnowTheRail() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2).push(KeyCode.F1);
      lab.settle();
      lab.keep("shell-shortcuts");
      assertFalse(
          lab.nodes(node -> node instanceof Label label && label.getText().equals("All runs"))
              .isEmpty());
      lab.robot.clickOn("#shortcuts-tour");
      assertTrue(sees(lab, "charts"), "the tour goes through the lab");
      for (int i = 0; i < 8; i++) {
        lab.robot.clickOn("#tour-next");
      }
      assertEquals("9 of 9", lab.text("#tour-place"));
      lab.keep("shell-tour-rail");
      lab.robot.clickOn("#rail-runs");
      assertFalse(lab.find("#tour", Node.class).getParent().isVisible());
    }
  }

  @Test
  void whatThePanelsOfferHasKeys() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#activity");
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.B);
      assertEquals("answers", lab.window.model().side().get());
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.I);
      assertEquals("arms", lab.window.model().side().get());
      lab.until(() -> lab.find("#add-arm", MenuButton.class).isShowing());
      lab.robot.push(KeyCode.ESCAPE);
      long seed = lab.window.model().recipe().recipe().get().seed();
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.J);
      assertEquals(seed + 1, lab.window.model().recipe().recipe().get().seed());
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2).push(KeyCode.SHORTCUT, KeyCode.J);
      assertEquals(
          seed + 1,
          lab.window.model().recipe().recipe().get().seed(),
          "a key of the lab counts where the lab is seen");
    }
  }

  @Test
  void aRunIsSeenAndSteeredFromEverywhere() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(6400))) {
      lab.robot.clickOn("#rail-runs").clickOn("#run");
      lab.until(() -> lab.window.model().runs().isRunning());
      assertTrue(sees(lab, "charts"), "a run that begins is watched in the lab");
      lab.robot.clickOn("#rail-runs");
      assertTrue(sees(lab, "progress"));
      lab.keep("shell-running");
      lab.robot.clickOn("#stop");
      lab.until(() -> lab.window.model().runs().state().get() == RunModel.State.ENDED);
      assertTrue(sees(lab, "runs"), "one stays where one is");
    }
  }

  @Test
  void theWorkspaceIsRememberedAndTheOtherIsNotMade() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#rail-runs");
    }
    try (LabFixture lab = lab()) {
      assertTrue(sees(lab, "runs"));
      assertFalse(lab.robot.lookup("#charts").tryQuery().isPresent());
      assertTrue(lab.find("#rail-runs", ToggleButton.class).isSelected());
      lab.robot.clickOn("#export");
      assertTrue(sees(lab, "charts"));
      assertTrue(sees(lab, "export-card"));
    }
  }
}
