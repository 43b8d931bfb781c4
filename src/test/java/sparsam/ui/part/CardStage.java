package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.Toolkit;

/** One card on a stage in the window's colours, for a robot's hands and eyes. */
public final class CardStage implements AutoCloseable {
  private final Robot robot = Robot.robot();
  private final StackPane root = onScreen(() -> new StackPane());
  private final Stage stage = onScreen(() -> new Stage());
  private final String card;

  /**
   * @param card its id
   */
  public CardStage(String card) {
    this.card = card;
  }

  /** Opens the stage; to be called on the toolkit's thread. */
  public void show(double width, double height, Node... nodes) {
    root.getChildren().setAll(nodes);
    root.getStyleClass().add("lab");
    root.getStylesheets().add("/ui/lab.css");
    wear(false);
    stage.setScene(new Scene(root, width, height));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private void wear(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    root.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
  }

  public static void until(Supplier<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, () -> onScreen(so::get));
  }

  public <T extends Node> T find(String id, Class<T> kind) {
    return robot.lookup("#" + id).queryAs(kind);
  }

  public Node focused() {
    return onScreen(() -> stage.getScene().getFocusOwner());
  }

  /** What is seen of the card. */
  public List<Node> shown() {
    return onScreen(() -> Visible.nodes(find(card, Node.class)));
  }

  /** Keeps a picture of it. */
  public void keep(String name, boolean dark, double scale) throws Exception {
    onScreen(
        () -> {
          wear(dark);
          return root;
        });
    WaitForAsyncUtils.waitForFxEvents();
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(new Scale(scale, scale));
    Toolkit.keep(name, onScreen(() -> root.snapshot(how, null)));
  }

  /** Nothing is cut off or higher than the window, and what the keys reach says what it is. */
  public void assertTidy() {
    Node whole = find(card, Node.class);
    Bounds bounds = onScreen(() -> whole.localToScene(whole.getLayoutBounds()));
    double height = onScreen(() -> stage.getScene().getHeight());
    assertTrue(bounds.getMinY() >= 0 && bounds.getMaxY() <= height, "too high: " + bounds);
    assertEquals(
        List.of(), onScreen(() -> Visible.cut(whole).stream().map(Labeled::getText).toList()));
    for (Node node : shown()) {
      if (node instanceof Control control && control.isFocusTraversable()) {
        assertNotNull(control.getId(), () -> "no id: " + control);
        assertTrue(
            control.getAccessibleText() != null
                && control.getTooltip() != null
                && !control.getTooltip().getText().isEmpty(),
            "says nothing: " + control.getId());
      }
    }
  }

  @Override
  public void close() {
    onScreen(
        () -> {
          stage.close();
          Application.setUserAgentStylesheet(null);
          return stage;
        });
  }
}
