package sparsam.ui.runs;

import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;
import sparsam.store.History.Deleted;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/** Above the table: what is looked for, how much is found, which columns and which folder. */
final class RunsBar {
  private static final int MOST_DELETED = 12;

  private final RunsModel model;
  private final Dialogs dialogs;
  private final Strings strings;
  private final HBox root = new HBox();
  private final TextField search = TextFields.createClearableTextField();

  RunsBar(RunsModel model, RunsTable table, Dialogs dialogs, Strings strings) {
    this.model = model;
    this.dialogs = dialogs;
    this.strings = strings;
    root.getStyleClass().add("runs-bar");
    root.setAlignment(Pos.CENTER_LEFT);
    Label count = new Label();
    count.setId("runs-count");
    count.getStyleClass().add("runs-text");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.textProperty().bind(model.finder().count());
    root.getChildren().addAll(search(), starred(), count, columns(table), place());
  }

  private Node search() {
    search.setId("runs-search");
    search.setPromptText(strings.get("runs.search"));
    search.setAccessibleText(strings.get("runs.search.help"));
    Hover.on(search, strings.get("runs.search.help"));
    search.textProperty().bindBidirectional(model.search());
    HBox.setHgrow(search, Priority.ALWAYS);
    return search;
  }

  private Node starred() {
    ToggleButton starred = new ToggleButton();
    starred.setId("runs-starred");
    starred.setGraphic(Icons.star());
    starred.getStyleClass().addAll("icon-button", "star");
    Hover.on(starred, strings.get("runs.starredOnly"));
    starred.setAccessibleText(strings.get("runs.starredOnly"));
    starred.selectedProperty().bindBidirectional(model.starredOnly());
    return starred;
  }

  private MenuButton menu(String id, String key) {
    MenuButton menu = new MenuButton(strings.get(key));
    menu.setId(id);
    menu.getStyleClass().add("small");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(menu, strings.get(key + ".help"));
    menu.setAccessibleText(strings.get(key + ".help"));
    return menu;
  }

  private Node columns(RunsTable table) {
    MenuButton menu = menu("runs-columns", "runs.columns");
    menu.setOnShowing(
        _ -> {
          menu.getItems().clear();
          for (TableColumn<RunRow, ?> column : table.root().getColumns()) {
            RunColumn kind = (RunColumn) column.getUserData();
            if (kind != RunColumn.NAME) {
              CheckMenuItem item = new CheckMenuItem(strings.get(kind.key()));
              item.setId("runs-column-" + kind.id());
              item.selectedProperty().bindBidirectional(column.visibleProperty());
              menu.getItems().add(item);
            }
          }
        });
    menu.getItems().add(new MenuItem()); // An empty menu would not open.
    return menu;
  }

  private Node place() {
    MenuButton menu = menu("runs-place", "runs.place.menu");
    menu.setOnShowing(
        _ -> {
          menu.getItems().clear();
          for (Path folder : model.places().all()) {
            CheckMenuItem item =
                new CheckMenuItem(
                    folder.equals(model.places().own())
                        ? strings.get("runs.place.own")
                        : strings.path(folder));
            item.setMnemonicParsing(false);
            item.setSelected(folder.equals(model.place().get()));
            item.setOnAction(_ -> model.lookInto(folder));
            menu.getItems().add(item);
          }
          MenuItem other = new MenuItem(strings.get("runs.place.other"));
          other.setId("runs-place-other");
          other.setOnAction(
              _ -> dialogs.folder(strings.get("runs.place.title")).ifPresent(model::lookInto));
          menu.getItems().addAll(other, new SeparatorMenuItem(), trash());
        });
    menu.getItems().add(new MenuItem());
    return menu;
  }

  /** What was deleted at earlier starts too, and is still there. */
  private Menu trash() {
    Menu menu = new Menu(strings.get("runs.trash"));
    menu.setId("runs-trash");
    menu.getItems().add(nothing());
    model.trash(
        deleted -> {
          if (!deleted.isEmpty()) {
            menu.getItems()
                .setAll(deleted.stream().limit(MOST_DELETED).map(this::bringBack).toList());
          }
        });
    return menu;
  }

  private MenuItem nothing() {
    MenuItem nothing = new MenuItem(strings.get("runs.trash.none"));
    nothing.setDisable(true);
    return nothing;
  }

  private MenuItem bringBack(Deleted run) {
    MenuItem item =
        new MenuItem(strings.get("runs.trash.back", String.valueOf(run.from().getFileName())));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.restore(run));
    return item;
  }

  /** Says that another folder is looked into, with the way back. */
  Node elsewhere() {
    Label sentence = new Label();
    sentence.setId("runs-elsewhere");
    Hyperlink back = new Hyperlink(strings.get("runs.place.back"));
    back.setId("runs-home");
    back.setOnAction(_ -> model.lookInto(model.places().own()));
    HBox hint = hint(sentence, back);
    model
        .place()
        .subscribe(
            place -> {
              sentence.setText(strings.get("runs.place.elsewhere", strings.path(place)));
              hint.setVisible(model.places().elsewhere());
              hint.setManaged(model.places().elsewhere());
            });
    return hint;
  }

  /** Says what was deleted, with the way back. */
  Node undo() {
    Label sentence = new Label();
    sentence.setId("runs-deleted");
    sentence.textProperty().bind(model.deeds().undo());
    Hyperlink undo = new Hyperlink(strings.get("runs.undo"));
    undo.setId("runs-undo");
    undo.setOnAction(_ -> model.deeds().restore());
    HBox hint = hint(sentence, undo);
    hint.visibleProperty().bind(model.deeds().undo().isNotEmpty());
    hint.managedProperty().bind(hint.visibleProperty());
    return hint;
  }

  private static HBox hint(Label sentence, Hyperlink link) {
    sentence.setMinWidth(0);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.addEventHandler(ActionEvent.ACTION, _ -> link.setVisited(false));
    HBox hint = new HBox(sentence, link);
    hint.getStyleClass().addAll("hint", "runs-undo");
    hint.setAlignment(Pos.CENTER_LEFT);
    return hint;
  }

  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  Region root() {
    return root;
  }
}
