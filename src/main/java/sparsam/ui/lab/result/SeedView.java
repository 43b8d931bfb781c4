package sparsam.ui.lab.result;

import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.TypedField;

/** The next run's seed below the answer: a field, a button for another one, what follows. */
final class SeedView {
  private final VBox root = new VBox();

  SeedView(SeedModel model, ResultModel result, Strings strings) {
    TextField field =
        TypedField.of(
            "seed",
            6,
            strings.get("result.seed"),
            strings.get("result.seed.help"),
            model.text(),
            model.error(),
            model::type,
            model::restore);
    Label name = new Label(strings.get("result.seed"));
    name.getStyleClass().add("seed-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Button another = new Button(strings.get("result.seed.another"));
    another.setId("another-seed");
    another.setMinWidth(Region.USE_PREF_SIZE);
    another.setAccessibleText(strings.get("result.seed.another"));
    Hover.on(another, strings.get("result.seed.help"));
    another.setOnAction(_ -> model.another());
    HBox typed = new HBox(8, name, field);
    typed.setAlignment(Pos.CENTER_LEFT);
    FlowPane line = new FlowPane(8, 6, typed, another);

    root.setId("seed-row");
    root.getStyleClass().add("seed-row");
    root.getChildren()
        .addAll(line, sentence(model.error(), "refusal"), sentence(result.seed(), "seed-next"));
    root.visibleProperty().bind(result.concluded().or(model.error().isNotEmpty()));
    root.managedProperty().bind(root.visibleProperty());
  }

  private static Label sentence(ObservableStringValue text, String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  Region root() {
    return root;
  }
}
