package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;
import sparsam.store.RunSummary.Condition;
import sparsam.text.Strings;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Shortcut;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/** The runs as lines of a table; its columns are moved, sized, sorted by and hidden at will. */
final class RunsTable {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
  private static final PseudoClass DAMAGED = PseudoClass.getPseudoClass("damaged");
  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

  private final RunsModel model;
  private final Acts acts;
  private final Strings strings;
  private final TableView<RunRow> table = new TableView<>();
  private boolean following;
  private boolean waiting;

  RunsTable(RunsModel model, Acts acts, Strings strings) {
    this.model = model;
    this.acts = acts;
    this.strings = strings;
    table.setId("runs-list");
    table.setAccessibleText(strings.get("runs.list"));
    table.setEditable(true);
    table.setFixedCellSize(30);
    table.setPlaceholder(new Label());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    for (RunColumn column : RunColumn.values()) {
      table.getColumns().add(column(column));
    }
    table.setSortPolicy(
        _ -> {
          arrange();
          return true;
        });
    table.setRowFactory(_ -> new Line());
    table.setContextMenu(acts.menu());
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) _ -> tellSelected());
    acts.onRename(this::rename);
    Shortcut.install(table, acts.shortcuts().shortcuts(), () -> table.getEditingCell() == null);
    table
        .editingCellProperty()
        .subscribe(
            cell -> {
              if (cell == null && waiting) {
                arrange();
              }
            });
    ColumnMemory.keep(table, model);
    model.rows().subscribe(this::arrange);
    model.selected().subscribe(this::follow);
    model.lab().marked().subscribe(table::refresh);
  }

  private TableColumn<RunRow, RunRow> column(RunColumn kind) {
    TableColumn<RunRow, RunRow> column = new TableColumn<>();
    column.setId(kind.id());
    column.setUserData(kind);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setPrefWidth(kind.width());
    column.setVisible(kind.visible());
    column.setEditable(kind == RunColumn.NAME);
    if (kind == RunColumn.STAR) {
      column.setGraphic(Icons.star());
      column.setResizable(false);
      column.getStyleClass().add("star");
    } else {
      column.setText(strings.get(kind.key()));
      column.getStyleClass().add(kind.numeric() ? "runs-numbers" : "runs-words");
    }
    column.setCellFactory(
        _ ->
            switch (kind) {
              case STAR -> new RunCell.Star(model, strings);
              case NAME -> new RunCell.Name(model, strings);
              case TAGS -> new RunCell.Tags(acts::open);
              default -> new RunCell.Words(kind, acts::open);
            });
    return column;
  }

  private void rename(RunRow row) {
    table.edit(
        table.getItems().indexOf(row),
        table.getColumns().stream()
            .filter(column -> column.getUserData() == RunColumn.NAME)
            .findFirst()
            .orElseThrow());
  }

  /** Shows the runs found in the order chosen; what is selected stays so. */
  private void arrange() {
    waiting = table.getEditingCell() != null;
    if (waiting) {
      return; // A name is being written: the line must not move away below it.
    }
    List<RunRow> rows = new ArrayList<>(model.rows().get());
    order().ifPresent(rows::sort);
    following = true;
    List<RunRow> items = table.getItems();
    if (folders(items).equals(folders(rows))) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(items.get(i))) {
          items.set(i, rows.get(i));
        }
      }
    } else {
      items.clear();
      items.addAll(rows);
    }
    following = false;
    follow();
  }

  private static List<Path> folders(List<RunRow> rows) {
    return rows.stream().map(RunRow::folder).toList();
  }

  private Optional<Comparator<RunRow>> order() {
    return table.getSortOrder().stream()
        .filter(column -> column.getUserData() instanceof RunColumn)
        .map(
            column ->
                RunRow.by(
                    (RunColumn) column.getUserData(), column.getSortType() == SortType.ASCENDING))
        .reduce(Comparator::thenComparing);
  }

  private void tellSelected() {
    if (!following) {
      following = true;
      model
          .selected()
          .set(
              table.getSelectionModel().getSelectedIndices().stream()
                  .filter(index -> index >= 0 && index < table.getItems().size())
                  .map(index -> table.getItems().get(index).folder())
                  .toList());
      following = false;
    }
  }

  /** Selects the lines of the runs that are selected. */
  private void follow() {
    if (following) {
      return;
    }
    Set<Path> wanted = Set.copyOf(model.selected().get());
    Map<Path, Integer> places = new HashMap<>();
    for (int i = 0; i < table.getItems().size() && places.size() < wanted.size(); i++) {
      Path folder = table.getItems().get(i).folder();
      if (wanted.contains(folder)) {
        places.put(folder, i);
      }
    }
    int[] indices =
        model.selected().get().stream()
            .filter(places::containsKey)
            .mapToInt(folder -> places.getOrDefault(folder, 0))
            .toArray();
    following = true;
    table.getSelectionModel().clearSelection();
    if (indices.length > 0) {
      table
          .getSelectionModel()
          .selectIndices(indices[0], Arrays.copyOfRange(indices, 1, indices.length));
    }
    following = false;
  }

  TableView<RunRow> root() {
    return table;
  }

  /** A line; that of the run which the lab shows stands out. */
  private final class Line extends TableRow<RunRow> {
    /** The menu is of the line below the pointer, though it opens before the button is let go. */
    Line() {
      addEventFilter(
          ContextMenuEvent.CONTEXT_MENU_REQUESTED,
          _ -> {
            if (!isEmpty() && !isSelected()) {
              table.getSelectionModel().clearAndSelect(getIndex());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean filled = !empty && row != null;
      pseudoClassStateChanged(
          SHOWN, filled && row != null && model.lab().marked().get().contains(row.folder()));
      pseudoClassStateChanged(
          DAMAGED, filled && row != null && row.condition() == Condition.DAMAGED);
      pseudoClassStateChanged(RUNNING, filled && row != null && row.condition().running());
      setAccessibleText(
          filled && row != null
              ? String.join(
                  ", ",
                  row.text(RunColumn.NAME),
                  row.text(RunColumn.DATE),
                  row.text(RunColumn.STATE),
                  row.text(RunColumn.ACCURACY))
              : null);
    }
  }
}
