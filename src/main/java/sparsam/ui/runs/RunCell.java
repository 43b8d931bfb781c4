package sparsam.ui.runs;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/** The cells of the table of runs. */
final class RunCell {
  private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

  private RunCell() {}

  /** Words or a number, whole in a tooltip where they do not fit. */
  static final class Words extends TableCell<RunRow, RunRow> {
    private final RunColumn column;

    Words(RunColumn column, Consumer<RunRow> open) {
      this.column = column;
      setAlignment(column.numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
      getStyleClass().add("runs-" + column.id());
      onDoubleClick(this, open);
      hover(this, this::whole);
    }

    /** A note keeps its lines there. */
    private String whole() {
      RunRow row = getItem();
      return column == RunColumn.NOTE && row != null
          ? row.whole().map(run -> run.note().text()).orElse("")
          : Objects.requireNonNullElse(getText(), "");
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : row.text(column));
    }
  }

  private static void onDoubleClick(TableCell<RunRow, RunRow> cell, Consumer<RunRow> open) {
    cell.setOnMouseClicked(
        event -> {
          RunRow row = cell.getItem();
          if (event.getClickCount() == 2 && row != null) {
            open.accept(row);
          }
        });
  }

  /** The tooltip is made when the pointer comes, and only where something is cut off. */
  static void hover(TableCell<?, ?> cell, Supplier<String> words) {
    cell.setOnMouseEntered(
        _ -> {
          String whole = words.get();
          boolean cut =
              cell.lookupAll(".text").stream()
                  .noneMatch(node -> node instanceof Text text && text.getText().equals(whole));
          if (cut && !whole.isEmpty()) {
            Tooltip tooltip = new Tooltip(whole);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            cell.setTooltip(tooltip);
          } else {
            cell.setTooltip(null);
          }
        });
  }

  /** The name, which is written over in its place. */
  static final class Name extends TableCell<RunRow, RunRow> {
    private final RunsModel model;
    private final Strings strings;

    Name(RunsModel model, Strings strings) {
      this.model = model;
      this.strings = strings;
      getStyleClass().add("runs-name");
      hover(this, () -> Objects.requireNonNullElse(getText(), ""));
    }

    @Override
    public void startEdit() {
      RunRow row = getItem();
      if (row == null || row.whole().isEmpty()) {
        return;
      }
      super.startEdit();
      if (isEditing()) {
        TextField editor = editor(row);
        setGraphic(editor);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        editor.selectAll();
        editor.requestFocus();
      }
    }

    private TextField editor(RunRow row) {
      TextField editor = new TextField(row.summary().name());
      editor.setId("runs-rename");
      editor.setAccessibleText(strings.get("runs.name.help"));
      editor.setPromptText(row.whole().map(run -> run.recipe().name()).orElse(""));
      editor.setOnAction(_ -> commit(row, editor));
      editor.addEventFilter(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
              cancelEdit();
              event.consume();
            }
          });
      editor
          .focusedProperty()
          .subscribe(
              (_, focused) -> {
                if (!focused && isEditing()) {
                  commit(row, editor);
                }
              });
      return editor;
    }

    private void commit(RunRow row, TextField editor) {
      String name = editor.getText().strip();
      Recipe recipe = row.whole().orElseThrow().recipe();
      commitEdit(row);
      if (!name.equals(row.summary().name())) {
        model.deeds().rename(row.folder(), name.equals(recipe.name()) ? "" : name);
      }
    }

    @Override
    public void cancelEdit() {
      super.cancelEdit();
      showName();
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
      super.updateItem(row, empty);
      if (!isEditing()) {
        showName();
      }
    }

    private void showName() {
      setGraphic(null);
      setContentDisplay(ContentDisplay.TEXT_ONLY);
      RunRow row = getItem();
      setText(isEmpty() || row == null ? null : row.text(RunColumn.NAME));
    }
  }

  /** The star, which a click sets or takes away. */
  static final class Star extends TableCell<RunRow, RunRow> {
    private final Strings strings;
    private final Button star = new Button("", Icons.star());

    Star(RunsModel model, Strings strings) {
      this.strings = strings;
      star.getStyleClass().addAll("icon-button", "star");
      star.setFocusTraversable(false);
      star.setOnAction(
          _ -> {
            RunRow row = getItem();
            if (row != null) {
              model.deeds().star(List.of(row.folder()), !row.starred());
            }
          });
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      star.pseudoClassStateChanged(STARRED, row.starred());
      star.setDisable(row.whole().isEmpty());
      String help = strings.get(row.starred() ? "runs.unstar" : "runs.star.help");
      star.setAccessibleText(help);
      if (getGraphic() == null) {
        Hover.on(star, strings.get("runs.star.help"));
        setGraphic(star);
      }
    }
  }

  /** The tags as chips. */
  static final class Tags extends TableCell<RunRow, RunRow> {
    private final HBox chips = new HBox();

    Tags(Consumer<RunRow> open) {
      chips.getStyleClass().add("runs-chips");
      chips.setAlignment(Pos.CENTER_LEFT);
      chips.setMinWidth(0);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      onDoubleClick(this, open);
      hover(
          this,
          () -> {
            RunRow row = getItem();
            return row == null || row.tags().size() < 2 ? "" : row.text(RunColumn.TAGS);
          });
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null || row.tags().isEmpty()) {
        setGraphic(null);
        return;
      }
      show(row.tags());
      setGraphic(chips);
    }

    /** The chips that are there say something else: new ones would be styled at every scroll. */
    private void show(List<String> tags) {
      List<Node> made = chips.getChildren();
      while (made.size() < tags.size()) {
        made.add(chip(""));
      }
      for (int i = 0; i < made.size(); i++) {
        boolean used = i < tags.size();
        made.get(i).setVisible(used);
        made.get(i).setManaged(used);
        if (used && made.get(i) instanceof Label chip) {
          chip.setText(RunRow.Cell.plain(tags.get(i)));
        }
      }
    }
  }

  static Label chip(String tag) {
    Label chip = new Label(RunRow.Cell.plain(tag));
    chip.getStyleClass().add("runs-chip");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    return chip;
  }
}
