package sparsam.ui.lab.seeds;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.TypedField;

/** Below the results: a field for the number of seeds, a button, and how far they are. */
public final class SeedsView {
  private final VBox root = new VBox();

  public SeedsView(SeedsModel model, Strings strings) {
    Label name = new Label(strings.get("seeds.name"));
    name.getStyleClass().add("seed-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    TextField field =
        TypedField.of(
            "seed-count",
            4,
            strings.get("seeds.name"),
            strings.get("seeds.help"),
            model.text(),
            model.error(),
            model::type,
            model::restore);
    HBox line = new HBox(8, name, field, button(model, strings));
    line.setAlignment(Pos.CENTER_LEFT);
    Label said = new Label();
    said.setId("seeds-status");
    said.getStyleClass().add("seed-next");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.textProperty()
        .bind(
            Bindings.when(model.error().isNotEmpty())
                .then(model.error())
                .otherwise(model.status()));
    model
        .error()
        .subscribe(
            why -> {
              said.getStyleClass().removeAll("refusal", "seed-next");
              said.getStyleClass().add(why.isEmpty() ? "seed-next" : "refusal");
            });
    root.setId("seeds");
    root.getStyleClass().addAll("seed-row", "seeds");
    root.getChildren().addAll(line, said);
  }

  /** Trains what is missing; while that goes on, stops it. */
  private static Button button(SeedsModel model, Strings strings) {
    Button button = new Button();
    button.setId("seeds-train");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .textProperty()
        .bind(
            Bindings.when(model.working())
                .then(strings.get("seeds.stop"))
                .otherwise(strings.get("seeds.train")));
    button.accessibleTextProperty().bind(button.textProperty());
    button.disableProperty().bind(model.working().or(model.ready()).not());
    Hover.on(button, strings.get("seeds.train.help"));
    button.setOnAction(
        _ -> {
          if (model.working().get()) {
            model.stop();
          } else {
            model.train();
          }
        });
    return button;
  }

  public Region root() {
    return root;
  }
}
