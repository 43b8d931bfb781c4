package sparsam.ui.lab.network;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A layer's line in the list, under it why it cannot be. */
final class LayerCell extends ListCell<LayerRow> {
  /** For numbers of layers, and for the names of a residual network's. */
  private static final double SHORT = 26;

  private static final double LONG = 96;

  private static final double OUT = 76;
  private static final double PARAMETERS = 82;
  private static final double MULTIPLY_ADDS = 96;
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Label name = label("network-name");
  private final Label title = label("network-title");
  private final Label details = label("network-details");
  private final Label out = label("sheet-number");
  private final Label parameters = label("sheet-number");
  private final Label multiplyAdds = label("sheet-number");
  private final Label refusal = label("refusal");
  private final VBox all;

  LayerCell() {
    title.setMinWidth(Region.USE_PREF_SIZE);
    refusal.setWrapText(true);
    refusal.setMinHeight(Region.USE_PREF_SIZE);
    refusal.managedProperty().bind(refusal.visibleProperty());
    all = new VBox(1, line(name, new HBox(6, title, details), out, parameters, multiplyAdds));
    all.getChildren().add(refusal);
    setPrefWidth(0); // The list's own: it never scrolls sideways.
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    return label;
  }

  /** A line of the list: its columns have the same widths everywhere. */
  static HBox line(Label name, Region what, Label out, Label parameters, Label multiplyAdds) {
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    HBox line = new HBox(name, what, out, parameters, multiplyAdds);
    line.getStyleClass().add("network-line");
    line.setAlignment(Pos.CENTER_LEFT);
    width(name, SHORT);
    width(out, OUT);
    width(parameters, PARAMETERS);
    width(multiplyAdds, MULTIPLY_ADDS);
    return line;
  }

  /** How much room a name needs. */
  static void fit(Label name, boolean numbered) {
    width(name, numbered ? SHORT : LONG);
  }

  private static void width(Label label, double width) {
    label.setMinWidth(width);
    label.setPrefWidth(width);
    label.setMaxWidth(width);
  }

  @Override
  protected void updateItem(@Nullable LayerRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(empty || row == null ? null : all);
    pseudoClassStateChanged(REFUSED, row != null && !row.refusal().isEmpty());
    if (row == null) {
      setAccessibleText("");
      return;
    }
    name.setText(row.name());
    fit(name, row.isNumbered());
    title.setText(row.title());
    details.setText(row.details());
    out.setText(row.out());
    parameters.setText(row.parameters());
    multiplyAdds.setText(row.multiplyAdds());
    refusal.setText(row.refusal());
    refusal.setVisible(!row.refusal().isEmpty());
    setAccessibleText(
        String.join(" ", row.name(), row.title(), row.details(), row.out(), row.refusal()));
  }
}
