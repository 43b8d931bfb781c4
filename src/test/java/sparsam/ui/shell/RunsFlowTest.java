package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.store.ManyRuns;
import sparsam.ui.runs.RunsModel;

/** The table of runs, used by a robot. */
@OnScreen
class RunsFlowTest {
  @TempDir Path folder;

  /** The workspace with some runs, the newest on top. */
  private LabFixture runs(int count) throws Exception {
    ManyRuns.make(folder.resolve("runs"), count);
    LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320));
    lab.robot.clickOn("#rail-runs");
    lab.until(() -> list(lab).rows().get().size() == count);
    lab.until(() -> !lines(lab).isEmpty());
    return lab;
  }

  private static RunsModel list(LabFixture lab) {
    return lab.window.shell().runs();
  }

  /**
   * The runs' states from the top: a click on a name may write it over, and the middle of a whole
   * line may be scrolled out of sight.
   */
  private static List<Node> lines(LabFixture lab) {
    lab.settle();
    return lab
        .nodes(
            node ->
                node.getStyleClass().contains("runs-state")
                    && node instanceof Labeled cell
                    && !Objects.requireNonNullElse(cell.getText(), "").isEmpty())
        .stream()
        .sorted(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
        .toList();
  }

  @Test
  void aRowsMenuIsOfTheRowThatWasClicked() throws Exception {
    try (LabFixture lab = runs(3)) {
      lab.robot.clickOn(lines(lab).getFirst()).rightClickOn(lines(lab).get(1));
      Path second = list(lab).rows().get().get(1).folder();
      lab.until(() -> list(lab).chosen().get().getFirst().folder().equals(second));
      lab.until(() -> lab.robot.lookup("#runs-delete-menu").tryQuery().isPresent());
      lab.robot.clickOn("#runs-delete-menu");
      lab.until(() -> list(lab).rows().get().size() == 2);
      assertTrue(list(lab).rows().get().stream().noneMatch(row -> row.folder().equals(second)));
    }
  }

  @Test
  void aFolderOfRunsThatIsDroppedIsLookedIntoAndARunIsOpened() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    Path run = ManyRuns.make(elsewhere, 2).getFirst();
    try (LabFixture lab = runs(3)) {
      Node list = lab.find("#runs-list", Node.class);
      Dragged.over(list, DragEvent.DRAG_OVER, elsewhere);
      assertFalse(lab.find("#drop", Node.class).isVisible(), "it is not the lab's");
      Dragged.over(list, DragEvent.DRAG_DROPPED, elsewhere);
      assertEquals(elsewhere, list(lab).place().get());
      lab.until(() -> list(lab).rows().get().size() == 2);
      Dragged.over(list, DragEvent.DRAG_OVER, run);
      assertTrue(lab.find("#drop", Node.class).isVisible(), "a run is opened as everywhere");
      Dragged.over(list, DragEvent.DRAG_EXITED, run);
    }
  }

  @Test
  void whatIsCutOffIsWholeInATooltip() throws Exception {
    try (LabFixture lab = runs(2)) {
      Path first = list(lab).rows().get().getFirst().folder();
      String name = "a name that is by far too long for the column that has it";
      LabFixture.onScreen(
          () -> {
            list(lab).deeds().rename(first, name);
            return lab;
          });
      lab.until(() -> list(lab).name(first).equals(name));
      lab.settle();
      lab.robot.moveTo(
          lab.nodes(
                  node ->
                      node.getStyleClass().contains("runs-name")
                          && node instanceof Labeled cell
                          && name.equals(cell.getText()))
              .getFirst());
      lab.until(() -> tooltips().contains(name));
    }
  }

  private static List<String> tooltips() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(window -> ((Tooltip) window).getText())
        .toList();
  }

  @Test
  void aDeletionIsTakenBackFromWhereverOneIsUnlessWordsAre() throws Exception {
    try (LabFixture lab = runs(3)) {
      lab.robot.clickOn(lines(lab).getFirst()).push(KeyCode.DELETE);
      lab.until(() -> list(lab).rows().get().size() == 2);
      lab.robot.clickOn("#runs-search").push(KeyCode.SHORTCUT, KeyCode.Z);
      lab.until(() -> list(lab).rows().get().size() == 3);

      lab.robot.clickOn(lines(lab).getFirst()).push(KeyCode.DELETE);
      lab.until(() -> list(lab).rows().get().size() == 2);
      lab.robot.clickOn("#runs-search").write("x").push(KeyCode.SHORTCUT, KeyCode.Z);
      assertEquals("", lab.find("#runs-search", TextField.class).getText());
      assertEquals(2, list(lab).rows().get().size());
      lab.robot.push(KeyCode.SHORTCUT, KeyCode.Z);
      lab.until(() -> list(lab).rows().get().size() == 3);

      lab.robot.clickOn(lines(lab).getFirst()).push(KeyCode.DELETE);
      lab.until(() -> list(lab).rows().get().size() == 2);
      lab.robot.clickOn("#rail-runs").push(KeyCode.SHORTCUT, KeyCode.Z);
      lab.until(() -> list(lab).rows().get().size() == 3);
      assertEquals("", list(lab).deeds().undo().get());
      assertTrue(lab.find("#runs-list", TableView.class).isVisible());
    }
  }
}
