package sparsam.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import sparsam.ui.runs.row.RunRow;

/** Keeps a table's columns as a person has moved, sized, hidden and sorted them. */
final class ColumnMemory {
  private static final Pattern COLUMN = Pattern.compile("(-?)([a-z]{1,20}) ([0-9]{1,4})");
  private static final String OTHER = "-";

  private final TableView<RunRow> table;
  private final RunsModel model;

  private ColumnMemory(TableView<RunRow> table, RunsModel model) {
    this.table = table;
    this.model = model;
  }

  /** Shows the columns as they are remembered, and remembers from now on what changes. */
  static void keep(TableView<RunRow> table, RunsModel model) {
    ColumnMemory memory = new ColumnMemory(table, model);
    memory.recall(model.memory().get());
    ObservableList<TableColumn<RunRow, ?>> columns = table.getColumns();
    columns.addListener((Observable _) -> memory.remember());
    table.getSortOrder().addListener((Observable _) -> memory.remember());
    for (TableColumn<RunRow, ?> column : columns) {
      column.widthProperty().subscribe((_, _) -> memory.remember());
      column.visibleProperty().subscribe((_, _) -> memory.remember());
      column.sortTypeProperty().subscribe((_, _) -> memory.remember());
    }
  }

  /** Columns of a newer or an older program are passed over. */
  private void recall(TableMemory memory) {
    List<TableColumn<RunRow, ?>> order = new ArrayList<>();
    for (String one : memory.columns()) {
      Matcher match = COLUMN.matcher(one);
      if (match.matches()) {
        find(match.group(2))
            .ifPresent(
                column -> {
                  column.setVisible(match.group(1).isEmpty());
                  column.setPrefWidth(
                      Math.max(column.getMinWidth(), Integer.parseInt(match.group(3))));
                  order.add(column);
                });
      }
    }
    table.getColumns().stream().filter(column -> !order.contains(column)).forEach(order::add);
    if (!order.equals(table.getColumns())) {
      table.getColumns().setAll(order);
    }
    for (String one : memory.order()) {
      boolean down = one.startsWith(OTHER);
      find(down ? one.substring(1) : one)
          .ifPresent(
              column -> {
                column.setSortType(down ? SortType.DESCENDING : SortType.ASCENDING);
                table.getSortOrder().add(column);
              });
    }
  }

  private Optional<TableColumn<RunRow, ?>> find(String id) {
    return table.getColumns().stream().filter(column -> id.equals(column.getId())).findFirst();
  }

  private void remember() {
    model
        .memory()
        .set(
            new TableMemory(
                table.getColumns().stream()
                    .map(
                        column ->
                            String.format(
                                Locale.ROOT,
                                "%s%s %.0f",
                                column.isVisible() ? "" : OTHER,
                                column.getId(),
                                column.getWidth()))
                    .toList(),
                table.getSortOrder().stream()
                    .map(
                        column ->
                            (column.getSortType() == SortType.DESCENDING ? OTHER : "")
                                + column.getId())
                    .toList(),
                model.memory().get().places()));
  }
}
