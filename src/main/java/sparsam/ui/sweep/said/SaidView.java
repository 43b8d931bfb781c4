package sparsam.ui.sweep.said;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.There;

/** What a sweep says, a sentence below the other, the first of them pointed out. */
public final class SaidView {
  private final VBox root = new VBox(10);

  /**
   * @param said sentences
   */
  public SaidView(ObservableValue<List<String>> said, Strings strings) {
    root.setId("sweep-said");
    root.getStyleClass().add("result-content");
    Label none = new Label(strings.get("sweep.said.none"));
    none.getStyleClass().add("description");
    none.setWrapText(true);
    There.when(said.map(List::isEmpty), none);
    VBox sentences = new VBox(10);
    said.subscribe(
        all -> {
          List<Node> labels = new ArrayList<>();
          for (String sentence : all) {
            Label label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            labels.add(label);
          }
          sentences.getChildren().setAll(labels);
        });
    root.getChildren().addAll(none, sentences);
  }

  public Region root() {
    return root;
  }
}
