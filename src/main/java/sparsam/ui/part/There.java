package sparsam.ui.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What is there only as long as something is so, and takes no room otherwise. */
public final class There {
  private There() {}

  /** Shows nodes, and gives them room, as long as something is so. */
  public static void when(ObservableValue<Boolean> so, Node... nodes) {
    for (Node node : nodes) {
      node.visibleProperty().bind(so);
      node.managedProperty().bind(so);
    }
  }

  /** A sentence, in styles of its own, that is there as long as it is not empty. */
  public static Label sentence(ObservableValue<String> text, String... styles) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    when(text.map(words -> !words.isEmpty()), label);
    return label;
  }
}
