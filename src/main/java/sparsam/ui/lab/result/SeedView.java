package sparsam.ui.lab.result;

import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** The next run's seed below the answer: a field, a button for another one, what follows. */
final class SeedView {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final VBox root = new VBox();

  SeedView(SeedModel model, ResultModel result, Strings strings) {
    TextField field = new TextField();
    field.setId("seed");
    field.setPrefColumnCount(6);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setAccessibleText(strings.get("result.seed"));
    Hover.on(field, strings.get("result.seed.help"));
    model.text().subscribe(field::setText);
    field.setOnAction(_ -> model.type(field.getText()));
    field
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (!focused) {
                model.type(field.getText());
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(model.text().get())) {
            model.restore();
            field.setText(model.text().get());
            event.consume();
          }
        });
    model
        .error()
        .subscribe(
            why -> {
              field.pseudoClassStateChanged(REFUSED, !why.isEmpty());
              if (why.isEmpty()) {
                field.setText(model.text().get());
              }
            });

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
