package sparsam.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** What a person sees of a part of the window; to be asked on the toolkit's thread. */
public final class Visible {
  private Visible() {}

  /** A node and all below it, but what is not shown. */
  public static List<Node> nodes(Node root) {
    List<Node> nodes = new ArrayList<>();
    collect(root, nodes);
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

  /** Texts that are shown otherwise than they read: cut off, or ended by three dots. */
  public static List<Labeled> cut(Node root) {
    return nodes(root).stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(labeled -> labeled.getText() != null && !labeled.getText().isEmpty())
        .filter(labeled -> !isWhole(labeled))
        .toList();
  }

  private static boolean isWhole(Labeled labeled) {
    return labeled.lookupAll(".text").stream()
        .anyMatch(node -> node instanceof Text text && text.getText().equals(labeled.getText()));
  }

  /** Nodes that reach out of a width at either side, but columns of a table: they scroll. */
  public static List<String> outside(Node root, double width) {
    List<String> out = new ArrayList<>();
    for (Node node : nodes(root)) {
      if (isInTable(node)) {
        continue;
      }
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      if (bounds.getMinX() < -1 || bounds.getMaxX() > width + 1) {
        out.add(node + " " + bounds);
      }
    }
    return out;
  }

  private static boolean isInTable(Node node) {
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof TableView) {
        return true;
      }
    }
    return false;
  }
}
