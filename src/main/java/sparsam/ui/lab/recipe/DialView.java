package sparsam.ui.lab.recipe;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;

/** A dial: name and symbol, exact field with its unit, slider, and what the recipe says. */
final class DialView {
  private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final Duration PATIENCE = Duration.millis(350);

  private final Dial dial;
  private final VBox root = new VBox();
  private final TextField field = new TextField();

  DialView(Dial dial, Strings strings) {
    this.dial = dial;
    String key = dial.key();
    Tooltip help = Hover.wrapped(dial.help());
    help.setShowDelay(PATIENCE);

    String title = dial.setting().title();
    Label name = new Label(title);
    name.setTooltip(help);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label symbol = new Label(dial.setting().sign());
    symbol.getStyleClass().add("symbol");
    symbol.setTooltip(help);
    symbol.setMinWidth(Region.USE_PREF_SIZE);

    field.setId(key + "-field");
    field.setAccessibleText(strings.get("dial.field.help", title, dial.range()));
    field.setTooltip(help);
    field.setPrefColumnCount(6);
    field.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(field, Priority.NEVER);
    field.setText(dial.text().get());
    dial.text().subscribe(field::setText);
    field.setOnKeyReleased(_ -> dial.release());
    field.setOnAction(_ -> dial.type(field.getText()));
    field
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (!focused) {
                dial.type(field.getText());
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            dial.type(field.getText());
            dial.step(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            dial.restore();
            field.setText(dial.text().get());
          }
        });
    name.setLabelFor(field);

    Label unit = new Label(dial.unit().strip());
    unit.getStyleClass().add("unit");
    unit.setManaged(!unit.getText().isEmpty());
    unit.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox top = new HBox(6, name, symbol, space, field, unit);
    top.setAlignment(Pos.CENTER_LEFT);

    Slider slider = new Slider(0, 1, dial.position().get());
    slider.setId(key + "-slider");
    slider.setAccessibleText(title);
    slider.setTooltip(help);
    slider.setBlockIncrement(0.01);
    dial.position().subscribe(at -> slider.setValue(at.doubleValue()));
    slider
        .valueProperty()
        .subscribe(
            at -> {
              if (at.doubleValue() != dial.position().get()) {
                dial.slide(at.doubleValue());
              }
            });
    slider.setOnMouseReleased(_ -> dial.release());
    slider.setOnKeyReleased(_ -> dial.release());
    slider.setOnMouseExited(
        event -> {
          if (!event.isPrimaryButtonDown()) {
            dial.release();
          }
        });

    root.setId(key + "-dial");
    root.getStyleClass().add("dial");
    root.getChildren().addAll(top, slider, below(strings));
    dial.available()
        .subscribe(
            has -> {
              slider.setDisable(!has);
              field.setPromptText(has ? strings.get("dial.several") : "");
              field.setDisable(!has);
            });
    dial.overridden().subscribe(set -> root.pseudoClassStateChanged(SET, set));
    dial.error().subscribe(error -> root.pseudoClassStateChanged(REFUSED, !error.isEmpty()));
  }

  /** What the recipe says and the way back to it, or why a typed number cannot be used. */
  private StackPane below(Strings strings) {
    Label said = new Label();
    said.setId(dial.key() + "-note");
    said.getStyleClass().add("preset-note");
    said.textProperty().bind(dial.note());
    said.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(dial.note());
    said.setTooltip(whole);
    Hyperlink reset = new Hyperlink(strings.get("dial.reset"));
    reset.setId(dial.key() + "-reset");
    reset.setAccessibleText(strings.get("dial.reset.help", dial.setting().title()));
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.visibleProperty().bind(dial.overridden());
    reset.setOnAction(
        _ -> {
          reset.setVisited(false);
          dial.reset();
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox note = new HBox(6, said, space, reset);
    note.setAlignment(Pos.CENTER_LEFT);
    Label error = new Label();
    error.setId(dial.key() + "-error");
    error.getStyleClass().add("refusal");
    error.setWrapText(true);
    error.textProperty().bind(dial.error());
    error.visibleProperty().bind(dial.error().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    error.setMinHeight(Region.USE_PREF_SIZE);
    note.visibleProperty().bind(dial.error().isEmpty());
    StackPane both = new StackPane(note, error);
    both.setAlignment(Pos.TOP_LEFT);
    both.getStyleClass().add("below");
    return both;
  }

  Region root() {
    return root;
  }
}
