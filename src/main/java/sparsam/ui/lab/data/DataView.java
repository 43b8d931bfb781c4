package sparsam.ui.lab.data;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;

/** A bar that says which data set is not here, and brings it. */
public final class DataView {
  private final HBox root = new HBox();

  public DataView(DataModel model, Strings strings, Dialogs dialogs) {
    Label sentence = new Label();
    sentence.setId("data-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.textProperty().bind(model.sentence());
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button download =
        button("data-download", "data.download", strings, model.coming().or(model.own()).not());
    download.setOnAction(_ -> model.download());
    Button choose = button("data-choose", "data.choose", strings, model.coming().not());
    choose.setOnAction(
        _ ->
            dialogs.folder(strings.get("data.choose.title", model.set())).ifPresent(model::choose));
    Button file =
        button(
            "data-choose-file", "data.choose.file", strings, model.own().and(model.coming().not()));
    file.setOnAction(_ -> dialogs.openData().ifPresent(model::choose));
    Button cancel = button("data-cancel", "data.cancel", strings, model.coming());
    cancel.setOnAction(_ -> model.cancel());
    root.setId("data-bar");
    root.getStyleClass().add("data-bar");
    root.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().addAll(sentence, download, choose, file, cancel);
    root.visibleProperty().bind(model.absent().or(model.coming()));
    root.managedProperty().bind(root.visibleProperty());
  }

  private static Button button(
      String id, String key, Strings strings, ObservableBooleanValue there) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    button.visibleProperty().bind(there);
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  public Region root() {
    return root;
  }
}
