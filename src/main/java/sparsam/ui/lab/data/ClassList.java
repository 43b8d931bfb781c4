package sparsam.ui.lab.data;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.text.Strings;
import sparsam.ui.part.CardParts;

/** The classes one under the other, each with its images in every part; any can be left out. */
final class ClassList {
  private static final double NUMBER = 84;
  private static final double HEIGHT = 190;
  private static final double LEAST = 84;

  private final OpenDataModel model;
  private final Strings strings;
  private final ListView<ClassRow> list = new ListView<>();
  private final VBox root;
  private boolean following;

  ClassList(OpenDataModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    list.setId("data-classes");
    list.setAccessibleText(strings.get("data.classes.help"));
    list.setCellFactory(_ -> new Cell());
    list.setPrefHeight(HEIGHT);
    list.setMinHeight(LEAST);
    VBox.setVgrow(list, Priority.ALWAYS);
    model.images().rows().subscribe(this::follow);
    model.images().chosen().subscribe(_ -> select());
    list.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(
            now -> {
              if (!following && now.intValue() >= 0) {
                model.images().choose(now.intValue());
              }
            });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    root = new VBox(head(), list);
  }

  private void key(KeyEvent event) {
    ClassRow row = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && row != null && !row.isTotal() && model.own().get()) {
      model.use(row.name(), !row.used());
      event.consume();
    }
  }

  private void follow(List<ClassRow> rows) {
    following = true;
    CardParts.follow(list, rows);
    following = false;
    select();
  }

  private void select() {
    int place = model.images().chosen().get();
    if (place < list.getItems().size() && list.getSelectionModel().getSelectedIndex() != place) {
      following = true;
      list.getSelectionModel().clearAndSelect(place);
      following = false;
    }
  }

  private Node head() {
    HBox line =
        line(
            CardParts.column(strings.get("data.column.class")),
            CardParts.column(strings.get("data.column.train")),
            CardParts.column(strings.get("data.column.validation")),
            CardParts.column(strings.get("data.column.test")));
    line.getStyleClass().add("data-head");
    return line;
  }

  private static HBox line(Region name, Label... numbers) {
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox line = new HBox(name);
    line.setAlignment(Pos.CENTER_LEFT);
    for (Label number : numbers) {
      number.setMinWidth(NUMBER);
      number.setMaxWidth(NUMBER);
      number.getStyleClass().add("sheet-number");
      line.getChildren().add(number);
    }
    return line;
  }

  Region root() {
    return root;
  }

  /** A class in its line. */
  private final class Cell extends ListCell<ClassRow> {
    private final CheckBox name = new CheckBox();
    private final Label all = new Label();
    private final Label train = new Label();
    private final Label validation = new Label();
    private final Label test = new Label();
    private final HBox line;

    Cell() {
      name.setFocusTraversable(false); // The list's own key does it.
      name.setTooltip(new Tooltip(strings.get("data.class.help")));
      name.disableProperty().bind(model.own().map(so -> !so));
      name.setOnAction(
          _ -> {
            ClassRow row = getItem();
            if (row != null) {
              boolean so = name.isSelected();
              name.setSelected(!so); // Until it is so.
              model.use(row.name(), so);
            }
          });
      HBox named = new HBox(name, all);
      named.setAlignment(Pos.CENTER_LEFT);
      line = line(named, train, validation, test);
      setPrefWidth(0); // The list's own: it never scrolls sideways.
    }

    @Override
    protected void updateItem(@Nullable ClassRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty || row == null ? null : line);
      if (row == null) {
        setAccessibleText("");
        return;
      }
      show(name, !row.isTotal());
      show(all, row.isTotal());
      name.setText(row.name());
      name.setSelected(row.used());
      all.setText(strings.get("data.classes.all"));
      train.setText(number(row, row.train()));
      validation.setText(number(row, row.validation()));
      test.setText(number(row, row.test()));
      setAccessibleText(
          String.join(" ", row.name(), train.getText(), validation.getText(), test.getText()));
    }

    private static String number(ClassRow row, int images) {
      return row.used() ? ClassRow.number(images) : "–";
    }

    private static void show(Node node, boolean so) {
      node.setVisible(so);
      node.setManaged(so);
    }
  }
}
