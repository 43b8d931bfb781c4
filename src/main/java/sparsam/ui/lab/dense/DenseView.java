package sparsam.ui.lab.dense;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** A sentence on where the dense network is from, and a switch to train another; else nothing. */
public final class DenseView {
  private final VBox root;

  public DenseView(DenseModel model, Strings strings) {
    Label from = new Label();
    from.setId("dense-from");
    from.getStyleClass().add("preset-note");
    from.setWrapText(true);
    from.setMinHeight(Region.USE_PREF_SIZE);
    from.textProperty().bind(model.from());
    CheckBox anew = new CheckBox(strings.get("dense.anew"));
    anew.setId("dense-anew");
    Hover.on(anew, strings.get("dense.anew.help"));
    anew.selectedProperty().bindBidirectional(model.anew());
    root = new VBox(from, anew);
    root.getStyleClass().add("dense-from");
    root.visibleProperty().bind(model.from().isNotEmpty());
    root.managedProperty().bind(root.visibleProperty());
  }

  public Region root() {
    return root;
  }
}
