package sparsam.campaign.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** What is to be seen of the program now; asked on the toolkit's thread. */
final class Sight {
  private Sight() {}

  /** The windows that are shown, menus and lists included, but no hints. */
  static List<Window> windows() {
    return Window.getWindows().stream()
        .filter(window -> window.isShowing() && !(window instanceof Tooltip))
        .toList();
  }

  /** Every node that is shown. */
  static List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (Window window : windows()) {
      if (window.getScene() != null) {
        window.getScene().getRoot().layout();
        collect(window.getScene().getRoot(), nodes);
      }
    }
    return nodes;
  }

  private static void collect(Node node, List<Node> nodes) {
    if (node.isVisible()) {
      nodes.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
      }
    }
  }

  /** What a hand may be laid on, as far as it lies in its window. */
  static List<Node> targets() {
    return nodes().stream().filter(Sight::isTarget).filter(Sight::isInside).toList();
  }

  private static boolean isTarget(Node node) {
    boolean kind =
        node instanceof ButtonBase
            || node instanceof ComboBoxBase
            || node instanceof Slider
            || node instanceof TextInputControl
            || node instanceof Canvas
            || (node instanceof IndexedCell<?> cell && !cell.isEmpty())
            || node.getStyleClass().contains("menu-item")
            || node.getStyleClass().contains("thumb")
            || node.getStyleClass().contains("column-header");
    return kind && !node.isDisabled();
  }

  private static boolean isInside(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    double x = bounds.getCenterX();
    double y = bounds.getCenterY();
    return bounds.getWidth() > 0
        && bounds.getHeight() > 0
        && x > 0
        && y > 0
        && x < node.getScene().getWidth()
        && y < node.getScene().getHeight();
  }

  /** What lies over the middle of a node and may take a click from it, the lowest first. */
  static List<String> over(Node node) {
    Bounds bounds = node.getLayoutBounds();
    Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    List<Node> nodes = nodes();
    return nodes.subList(nodes.indexOf(node) + 1, nodes.size()).stream()
        .filter(other -> !isIn(other, node) && !other.isMouseTransparent())
        .filter(other -> other.contains(other.screenToLocal(middle)))
        .map(Hand::name)
        .toList();
  }

  private static boolean isIn(Node part, Node whole) {
    for (Node above = part; above != null; above = above.getParent()) {
      if (above.equals(whole)) {
        return true;
      }
    }
    return false;
  }

  /** What a person would tell two moments apart by, but for where the keys and the pointer are. */
  static int print() {
    int print = windows().size();
    for (Node node : nodes()) {
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      print =
          31 * print
              + Objects.hash(
                  node.getClass(),
                  node.isDisabled(),
                  words(node),
                  node.getAccessibleText(),
                  node instanceof Toggle toggle && toggle.isSelected(),
                  Math.round(bounds.getMinX()),
                  Math.round(bounds.getMinY()),
                  Math.round(bounds.getWidth()),
                  Math.round(bounds.getHeight()));
    }
    return print;
  }

  private static String words(Node node) {
    return switch (node) {
      case Labeled labeled -> String.valueOf(labeled.getText());
      case TextInputControl input -> String.valueOf(input.getText());
      case Text text -> text.getText();
      default -> "";
    };
  }

  /** Something that is shown. */
  static boolean any(Predicate<Node> wanted) {
    return nodes().stream().anyMatch(wanted);
  }
}
