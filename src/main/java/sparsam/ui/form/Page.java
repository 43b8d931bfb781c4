package sparsam.ui.form;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/** A form in the place of what it was opened from, with the way back above it. */
public final class Page {
  private final VBox root = new VBox();
  private final Button back;

  /**
   * @param id the ids of its controls begin with it
   * @param title what is edited
   * @param from what the way back leads to
   * @param close goes back
   */
  public Page(
      String id,
      ObservableValue<String> title,
      String from,
      String help,
      Region form,
      Runnable close) {
    back = new Button(from, Icons.back());
    back.setId(id + "-back");
    back.getStyleClass().addAll("flat", "back");
    Hover.on(back, help);
    back.setAccessibleText(help);
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(
        _ -> {
          root.requestFocus(); // What is being typed counts.
          close.run();
        });
    Label name = new Label();
    name.setId(id + "-title");
    name.getStyleClass().add("card-title");
    name.textProperty().bind(title);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox header = new HBox(back, name);
    header.getStyleClass().add("page-header");
    VBox content = new VBox(form);
    content.getStyleClass().add("page-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("quiet-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root.setId(id + "-form");
    root.getStyleClass().add("page");
    root.getChildren().addAll(header, scroll);
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            root.requestFocus();
            close.run();
          }
        });
  }

  /** Moves the focus to the way back, from where Tab leads through the form. */
  public void focus() {
    back.requestFocus();
  }

  public Region root() {
    return root;
  }
}
