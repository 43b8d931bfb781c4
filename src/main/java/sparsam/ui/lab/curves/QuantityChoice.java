package sparsam.ui.lab.curves;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import sparsam.report.Curves.Quantity;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** The choice of what a chart is of, in its title's place. */
public final class QuantityChoice {
  /** As wide as its longest word. */
  private static final double WIDTH = 124;

  private final ComboBox<Quantity> root = new ComboBox<>();

  /**
   * @param id of the card, with which its own begins
   */
  public QuantityChoice(String id, ObjectProperty<Quantity> chosen, Strings strings) {
    root.setId(id + "-shows");
    root.getItems().setAll(Quantity.values());
    root.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Quantity value) {
            return value == null ? "" : strings.get(key(value));
          }

          @Override
          public Quantity fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    Hover.on(root, strings.get("curves.shows"));
    root.setAccessibleText(strings.get("curves.shows"));
    root.setPrefWidth(WIDTH);
    root.setMinWidth(WIDTH);
    root.valueProperty().bindBidirectional(chosen);
  }

  private static String key(Quantity quantity) {
    return switch (quantity) {
      case ACCURACY -> "curves.shows.accuracy";
      case LOSS -> "curves.shows.loss";
      case LARGEST -> "curves.shows.largest";
      case SHARPNESS -> "curves.shows.sharpness";
    };
  }

  public Node root() {
    return root;
  }
}
