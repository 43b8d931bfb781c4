package sparsam.ui.shell;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import sparsam.text.Strings;
import sparsam.ui.part.Words;

/** The page of the words that the lab uses. */
final class Glossary {
  private static final double WIDTH = 420;

  private Glossary() {}

  static Region page(Strings strings) {
    GridPane grid = new GridPane();
    grid.setId("glossary");
    grid.getStyleClass().add("shortcut-grid");
    int row = 0;
    for (Words.Word one : new Words(strings).all()) {
      Label word = new Label(one.name());
      word.getStyleClass().add("glossary-word");
      word.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(word, VPos.TOP);
      Label meaning = new Label(one.meaning());
      meaning.setWrapText(true);
      meaning.setPrefWidth(WIDTH);
      meaning.setMinHeight(Region.USE_PREF_SIZE);
      grid.addRow(row++, word, meaning);
    }
    return grid;
  }
}
