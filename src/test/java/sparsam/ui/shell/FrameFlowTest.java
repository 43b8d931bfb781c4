package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.recipe.arm.Arm;

/** The window's frame and what goes in, done by a robot: arms, files, undo, keys, closing. */
@OnScreen
class FrameFlowTest {
  @TempDir Path folder;

  private LabFixture lab() {
    return lab(320);
  }

  private LabFixture lab(int train) {
    return new LabFixture(folder.resolve("runs"), LabFixture.digits(train));
  }

  private static List<String> arms(LabFixture lab) {
    return LabFixture.onScreen(
        () -> lab.window.model().recipe().recipe().get().arms().stream().map(Arm::name).toList());
  }

  private static List<Double> rhos(LabFixture lab) {
    return LabFixture.onScreen(() -> Dials.rhos(lab.window.model().recipe().recipe().get()));
  }

  private static void assertTidy(LabFixture lab, String where) {
    lab.settle();
    assertEquals(List.of(), lab.cutTexts(), where);
    assertEquals(List.of(), lab.outside(), where);
    assertEquals(
        List.of(),
        lab.nodes(node -> node instanceof Labeled l && l.getText().contains("null")),
        where);
  }

  private static void focus(LabFixture lab, String query) {
    LabFixture.onScreen(
        () -> {
          lab.find(query, Node.class).requestFocus();
          return query;
        });
  }

  private static void theme(LabFixture lab, Appearance.Choice choice) {
    LabFixture.onScreen(
        () -> {
          lab.window.view().appearance().choice().set(choice);
          return choice;
        });
  }

  @Test
  void anArmIsAddedEditedAndTakenBack() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#add-arm");
      lab.until(() -> lab.robot.lookup("#add-asam").tryQuery().isPresent());
      LabFixture.keep("ui-add-arm", lab.robot.lookup(".ready-help").query().getScene());
      lab.robot.clickOn("#add-asam");
      assertEquals(List.of("SGD", "SAM", "ASAM"), arms(lab));
      lab.until(() -> lab.find("#arm-row-2", Node.class).isFocused());
      lab.robot.push(KeyCode.ENTER);
      assertEquals("ASAM", lab.text("#arm-title"));
      lab.keep("ui-editor");
      assertTidy(lab, "editor");
      lab.doubleClick("#arm-rho").write("wide");
      assertEquals("Radius ρ: “wide” is not a number.", lab.text("#arm-rho-error"));
      assertTrue(lab.find("#run", Node.class).isDisabled());
      lab.keep("ui-editor-refused");
      assertTidy(lab, "refused");
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.A).write("0.2").push(KeyCode.ENTER);
      assertEquals(List.of(0.05, 0.2), rhos(lab));
      theme(lab, Appearance.Choice.DARK);
      lab.keep("ui-editor-dark");
      lab.robot.push(KeyCode.ESCAPE);
      lab.until(() -> lab.robot.lookup("#arm-form").tryQuery().isEmpty());
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.Z);
      assertEquals(List.of(0.05, 0.5), rhos(lab));
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.Z);
      assertEquals(List.of("SGD", "SAM"), arms(lab));
      assertTrue(lab.find("#undo", Node.class).isDisabled());
      lab.robot.clickOn("#redo");
      assertEquals(List.of("SGD", "SAM", "ASAM"), arms(lab));
    }
  }

  @Test
  void armsAreArrangedByKeys() {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#arm-row-1");
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.D);
      assertEquals(List.of("SGD", "SAM", "SAM (2)"), arms(lab));
      lab.until(() -> lab.find("#arm-row-2", Node.class).isFocused());
      lab.robot.push(KeyCode.ALT, KeyCode.UP);
      lab.robot.push(KeyCode.ALT, KeyCode.UP);
      assertEquals(List.of("SAM (2)", "SGD", "SAM"), arms(lab));
      lab.until(() -> lab.find("#arm-row-0", Node.class).isFocused());
      lab.robot.push(KeyCode.ALT, KeyCode.DOWN);
      assertEquals(List.of("SGD", "SAM (2)", "SAM"), arms(lab));
      lab.robot.push(KeyCode.DELETE);
      assertEquals(List.of("SGD", "SAM"), arms(lab));
      lab.robot.clickOn("#arm-menu-0");
      lab.until(() -> lab.robot.lookup("#arm-remove").tryQuery().isPresent());
      assertEquals(
          List.of("arm-up"),
          lab.find("#arm-menu-0", MenuButton.class).getItems().stream()
              .filter(MenuItem::isDisable)
              .map(MenuItem::getId)
              .toList());
      lab.robot.clickOn("#arm-remove");
      assertEquals(List.of("SAM"), arms(lab));
    }
  }

  @Test
  void everySettingOfTheRecipeIsInTheLeftColumn() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#settings");
      assertEquals("quick", lab.text("#settings-title"));
      lab.doubleClick("#recipe-labelNoise").write("140").push(KeyCode.ENTER);
      assertTrue(lab.text("#recipe-labelNoise-error").endsWith("allowed is 0 to 100 %."));
      lab.keep("ui-settings");
      assertTidy(lab, "settings");
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.A).write("40").push(KeyCode.TAB);
      lab.robot.clickOn("#settings-back");
      assertTrue(lab.text("#summary").contains("40 % wrong labels"), lab.text("#summary"));
      assertEquals("quick, 40 % wrong labels", lab.text("#recipe-name"));
    }
  }

  @Test
  void aRecipeIsSavedOpenedAndDropped() throws Exception {
    Path file = folder.resolve("mine.sparsam");
    try (LabFixture lab = lab()) {
      assertEquals("quick — Sparsam", lab.stage.getTitle());
      lab.doubleClick("#rho-field").write("0.3");
      lab.savesTo = Optional.of(file);
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.S);
      assertEquals(List.of("quick, ρ 0.3.sparsam"), lab.proposed);
      lab.until(() -> lab.stage.getTitle().equals("mine — Sparsam"));
      assertEquals(
          List.of(0.3), Dials.rhos(RecipeReader.read(file)), "what was being typed counts");
      lab.doubleClick("#rho-field").write("0.4").push(KeyCode.ENTER);
      assertEquals("• mine, ρ 0.4 — Sparsam", lab.stage.getTitle());
      lab.savesTo = Optional.empty();
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.S);
      assertEquals(List.of(0.4), Dials.rhos(RecipeReader.read(file)), "it knows its file");

      Path other = folder.resolve("other.json");
      RecipeWriter.save(Presets.load("notebook"), other);
      lab.opens = Optional.of(other);
      lab.robot.clickOn("#file");
      lab.until(() -> lab.robot.lookup("#file-open").tryQuery().isPresent());
      lab.robot.clickOn("#file-open");
      assertEquals("other — Sparsam", lab.stage.getTitle());
      assertEquals(5, arms(lab).size());

      Dragged.over(lab.stage.getScene().getRoot(), DragEvent.DRAG_OVER, file);
      assertTrue(lab.find("#drop", Node.class).isVisible());
      lab.keep("ui-drop");
      Dragged.over(lab.stage.getScene().getRoot(), DragEvent.DRAG_DROPPED, file);
      assertFalse(lab.find("#drop", Node.class).isVisible());
      assertEquals("mine — Sparsam", lab.stage.getTitle());
      assertEquals(List.of(0.4), rhos(lab));
      Dragged.over(lab.stage.getScene().getRoot(), DragEvent.DRAG_OVER, folder);
      assertTrue(lab.find("#drop", Node.class).isVisible(), "a run's folder");
      Dragged.over(lab.stage.getScene().getRoot(), DragEvent.DRAG_EXITED, folder);
      Dragged.over(
          lab.stage.getScene().getRoot(), DragEvent.DRAG_OVER, folder.resolve("picture.png"));
      assertFalse(lab.find("#drop", Node.class).isVisible(), "it is no recipe");

      Files.writeString(file, "{\"name\": 7}");
      Dragged.over(lab.stage.getScene().getRoot(), DragEvent.DRAG_DROPPED, file);
      assertTrue(lab.text("#error").contains("mine.sparsam: name is 7"), lab.text("#error"));
      assertEquals(List.of(0.4), rhos(lab), "the recipe stays");
    }
  }

  @Test
  void theShortcutsAreListed() throws Exception {
    try (LabFixture lab = lab()) {
      focus(lab, "#run");
      lab.robot.push(KeyCode.F1);
      lab.until(() -> shortcutsShown(lab));
      lab.keep("ui-shortcuts");
      assertTidy(lab, "shortcuts");
      lab.robot.clickOn("#shortcuts-words");
      lab.until(() -> lab.find("#glossary", GridPane.class).getScene() != null);
      lab.keep("ui-words");
      assertTidy(lab, "words");
      lab.robot.clickOn("#shortcuts-keys");
      assertTrue(
          lab.nodes(node -> node instanceof Labeled l && l.getText().equals("Ctrl+Shift+Z")).size()
              == 1);
      lab.robot.push(KeyCode.ESCAPE);
      lab.until(() -> lab.find("#run", Node.class).isFocused());
      lab.robot.write("?");
      lab.until(() -> shortcutsShown(lab));
      lab.robot.push(KeyCode.ESCAPE);
      lab.until(() -> lab.find("#run", Node.class).isFocused());
      lab.doubleClick("#rho-field").write("?");
      assertFalse(shortcutsShown(lab), "it is typed there");
      lab.robot.push(KeyCode.ESCAPE);
      theme(lab, Appearance.Choice.DARK);
      lab.robot.clickOn("#help");
      lab.until(() -> shortcutsShown(lab));
      lab.keep("ui-shortcuts-dark");
      lab.robot.clickOn("#shortcuts-close");
      lab.until(() -> lab.find("#help", Node.class).isFocused());
    }
  }

  private static boolean shortcutsShown(LabFixture lab) {
    return lab.find("#shortcuts-pane", StackPane.class).isVisible();
  }

  @Test
  void closingAsksOnceWhileItTrains() throws Exception {
    LabFixture lab = lab(6400);
    close(lab, true);
    assertEquals(List.of(), lab.asked, "nothing runs");

    lab = lab(6400);
    lab.robot.clickOn("#run");
    LabFixture running = lab;
    lab.until(() -> running.window.model().runs().isRunning());
    lab.goesOn = false;
    close(lab, false);
    assertTrue(lab.window.model().runs().isRunning());
    assertEquals("Keep training", lab.asked.getFirst().stay());
    lab.goesOn = true;
    close(lab, true);
    assertEquals(2, lab.asked.size());
    assertTrue(lab.window.model().runs().session().orElseThrow().outcome().isPresent());
  }

  private static void close(LabFixture lab, boolean closes) {
    LabFixture.onScreen(
        () -> {
          lab.stage.fireEvent(new WindowEvent(lab.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
          return lab;
        });
    assertEquals(!closes, lab.stage.isShowing());
  }

  @Test
  void whatWasSetIsThereAgainNextTime() {
    try (LabFixture lab = lab()) {
      lab.doubleClick("#rho-field").write("0.3").push(KeyCode.ENTER);
      theme(lab, Appearance.Choice.DARK);
    }
    LabFixture.onScreen(
        () -> {
          Memory.Content kept = new Memory(folder.resolve("window.json")).load();
          assertEquals(Appearance.Choice.DARK, kept.theme());
          assertEquals("arms", kept.tab());
          assertEquals(900, java.util.Objects.requireNonNull(kept.place()).height());
          return kept;
        });
    try (LabFixture lab = lab()) {
      assertEquals(List.of(0.3), rhos(lab));
      assertEquals("• quick, ρ 0.3 — Sparsam", lab.stage.getTitle());
      assertTrue(lab.find("#undo", Node.class).isDisabled());
      assertTrue(lab.find("#rho-reset", Node.class).isVisible());
    }
  }

  @Test
  void everySizeAndBothThemesAreTidy() throws Exception {
    try (LabFixture lab = lab()) {
      lab.robot.clickOn("#rail-runs");
      for (Node act : lab.find("#runs-acts", Pane.class).getChildren()) {
        assertTrue(act.isDisabled(), act + " has no run");
      }
      for (Appearance.Choice choice : List.of(Appearance.Choice.LIGHT, Appearance.Choice.DARK)) {
        theme(lab, choice);
        for (int[] size : new int[][] {{1440, 900}, {1024, 640}, {1024, 560}}) {
          lab.resize(size[0], size[1]);
          for (String workspace : List.of(ShellModel.RUNS, ShellModel.LAB)) {
            LabFixture.onScreen(
                () -> {
                  lab.window.shell().workspace().set(workspace);
                  return workspace;
                });
            String where =
                workspace + "-" + size[0] + "x" + size[1] + "-" + choice.key().substring(6);
            lab.keep("shell-" + where);
            assertTidy(lab, where);
          }
          assertEquals(List.of(), outOfTheirCards(lab), choice + " " + size[0]);
        }
      }
    }
  }

  /** Buttons that reach out of the card that they stand on. */
  private static List<String> outOfTheirCards(LabFixture lab) {
    return lab
        .nodes(node -> node.getId() != null && node.getId().matches("(accuracy|weights)-export"))
        .stream()
        .filter(
            node ->
                !card(node)
                    .localToScene(card(node).getLayoutBounds())
                    .contains(node.localToScene(node.getLayoutBounds())))
        .map(Node::getId)
        .toList();
  }

  private static Node card(Node within) {
    return within.getParent().getParent();
  }
}
