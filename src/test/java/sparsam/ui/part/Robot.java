package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.service.query.PointQuery;
import org.testfx.util.NodeQueryUtils;
import sparsam.plot.Toolkit;

/**
 * A robot that looks for things, and where they are, on the toolkit's thread: seen from another
 * one, a layout under way is half done. There is one: the headless platform's robots each hold the
 * window that they were in and the robot before them.
 */
public final class Robot extends FxRobot {
  private static final Robot ROBOT = new Robot();

  private Robot() {}

  public static Robot robot() {
    return ROBOT;
  }

  @Override
  public PointQuery point(Node node) {
    Point2D place =
        Toolkit.onScreen(
            () -> {
              layOut(node);
              return super.point(node).query();
            });
    return point(place);
  }

  /** What has changed since the last pulse takes its place now, and not under the hand. */
  private static void layOut(Node node) {
    Scene scene = node.getScene();
    if (scene != null) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
  }

  @Override
  public Robot clickOn(String query, MouseButton... buttons) {
    Node visible =
        Toolkit.onScreen(() -> lookup(query).match(NodeQueryUtils.isVisible()).<Node>query());
    assertNotNull(visible, () -> "nothing that can be seen is " + query);
    clickOn(visible, buttons);
    return this;
  }
}
