package sparsam.ui.shell;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import sparsam.text.Strings;

/** The words that the lab uses, a sentence or two on each. */
final class Glossary {
  /** Keys in the bundle; what a word means is at the same key with {@code .help}. */
  private static final List<String> WORDS =
      List.of(
          "word.run",
          "word.dense",
          "word.arm",
          "word.pruning",
          "word.fraction",
          "word.mask",
          "word.sgd",
          "word.sam",
          "word.rho",
          "word.epsilon",
          "word.gradients",
          "word.batchNorm",
          "word.batchNormOnly",
          "word.fault",
          "word.parts",
          "word.interval",
          "word.p");

  private static final double WIDTH = 420;

  private Glossary() {}

  static Region page(Strings strings) {
    GridPane grid = new GridPane();
    grid.setId("glossary");
    grid.getStyleClass().add("shortcut-grid");
    int row = 0;
    for (String key : WORDS) {
      Label word = new Label(strings.get(key));
      word.getStyleClass().add("glossary-word");
      word.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(word, VPos.TOP);
      Label meaning = new Label(strings.get(key + ".help"));
      meaning.setWrapText(true);
      meaning.setPrefWidth(WIDTH);
      meaning.setMinHeight(Region.USE_PREF_SIZE);
      grid.addRow(row++, word, meaning);
    }
    return grid;
  }
}
