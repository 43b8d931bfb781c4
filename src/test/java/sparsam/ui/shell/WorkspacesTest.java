package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.text.Strings;
import sparsam.ui.part.Icons;

/** The rail and what it chooses, with two workspaces made for it. */
@OnScreen
class WorkspacesTest {
  private final List<String> made = new ArrayList<>();
  private final StringProperty chosen = new SimpleStringProperty("");

  private Workspace workspace(String id, KeyCode key) {
    return new Workspace(id, "workspace." + id, Icons::lab, key, () -> view(id));
  }

  private Region view(String id) {
    made.add(id);
    ListView<Integer> list = new ListView<>();
    list.setId(id + "-list");
    for (int i = 0; i < 1000; i++) {
      list.getItems().add(i);
    }
    return new VBox(list);
  }

  private List<Workspace> all() {
    return List.of(workspace("lab", KeyCode.DIGIT1), workspace("runs", KeyCode.DIGIT2));
  }

  @Test
  void oneIsMadeWhenItIsFirstOpenedAndKept() {
    Toolkit.onScreen(
        () -> {
          Workspaces workspaces = new Workspaces(all(), chosen);
          assertEquals("lab", chosen.get(), "the first one, where none is known");
          assertEquals(List.of("lab"), made);
          chosen.set("runs");
          Node lab = workspaces.root().getChildrenUnmodifiable().getFirst();
          Node runs = workspaces.root().getChildrenUnmodifiable().getLast();
          assertFalse(lab.isVisible());
          assertTrue(runs.isVisible());
          chosen.set("lab");
          chosen.set("runs");
          chosen.set("of a newer version");
          assertEquals("lab", chosen.get());
          assertTrue(lab.isVisible());
          assertFalse(runs.isVisible());
          assertEquals(List.of("lab", "runs"), made);
          return made;
        });
  }

  @Test
  void oneThatNobodySeesRestsOutsideOfTheWindowUntilItIsOpened() {
    Toolkit.onScreen(
        () -> {
          Workspaces workspaces = new Workspaces(all(), chosen);
          Node lab = workspaces.root().getChildrenUnmodifiable().getFirst();
          chosen.set("runs");
          workspaces.rest();
          assertNull(lab.getParent());
          assertEquals(1, workspaces.root().getChildrenUnmodifiable().size());
          chosen.set("lab");
          assertSame(workspaces.root(), lab.getParent());
          assertTrue(lab.isVisible());
          assertEquals(List.of("lab", "runs"), made, "none is made again");
          return made;
        });
  }

  @Test
  void theRememberedOneIsTheOnlyOneThatAStartMakes() {
    Toolkit.onScreen(
        () -> {
          chosen.set("runs");
          assertTrue(new Workspaces(all(), chosen).root().isVisible());
          assertEquals(List.of("runs"), made);
          return made;
        });
  }

  @Test
  void oneComesBackWithItsFocusSelectionAndPlace() {
    Stage stage = Toolkit.onScreen(() -> new Stage());
    try {
      Toolkit.onScreen(
          () -> {
            List<Workspace> all = all();
            HBox both =
                new HBox(
                    new Rail(all, chosen, new Strings()).root(),
                    new Workspaces(all, chosen).root());
            stage.setScene(new Scene(both, 400, 300));
            stage.show();
            ListView<?> list = (ListView<?>) both.lookup("#lab-list");
            list.scrollTo(500);
            list.getSelectionModel().select(503);
            list.requestFocus();
            both.layout();
            double place = top(list);

            ToggleButton runs = (ToggleButton) both.lookup("#rail-runs");
            runs.requestFocus(); // As a click does.
            runs.fire();
            both.layout();
            assertTrue(runs.isSelected());
            runs.fire();
            assertTrue(runs.isSelected(), "one that is on stays on");
            chosen.set("lab");
            both.layout();
            assertSame(list, stage.getScene().getFocusOwner());
            assertEquals(503, list.getSelectionModel().getSelectedIndex());
            assertEquals(place, top(list));
            assertFalse(runs.isSelected());

            chosen.set("runs");
            assertFalse(list.isFocused(), "no key goes to what is hidden");
            return list;
          });
    } finally {
      Toolkit.onScreen(
          () -> {
            stage.close();
            return stage;
          });
    }
  }

  private static double top(ListView<?> list) {
    return list.lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .mapToDouble(ScrollBar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
