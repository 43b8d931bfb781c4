package sparsam.ui.lab.prune;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Column;

/**
 * What computing less gains, layer by layer: as much of the table as fits beside a slider; the rest
 * is told under the pointer.
 */
final class SpeedGrid {
  /** The layer, paper, clock, and the form that is taken, where the table says that. */
  private static final int[] SHOWN = {0, 2, 5, 6};

  private SpeedGrid() {}

  static Node of(ObservableValue<Optional<Table>> speeds) {
    GridPane grid = new GridPane();
    grid.setId("prune-speed-table");
    grid.getStyleClass().add("prune-table");
    speeds.subscribe(
        found -> {
          grid.getChildren().clear();
          grid.getColumnConstraints().clear();
          found.ifPresent(table -> fill(grid, table));
        });
    grid.visibleProperty().bind(speeds.map(Optional::isPresent));
    grid.managedProperty().bind(grid.visibleProperty());
    return grid;
  }

  private static void fill(GridPane grid, Table table) {
    for (int i = 0; i < SHOWN.length && SHOWN[i] < table.columns().size(); i++) {
      Column column = table.columns().get(SHOWN[i]);
      ColumnConstraints room = new ColumnConstraints();
      room.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
      room.setHalignment(column.number() ? HPos.RIGHT : HPos.LEFT);
      grid.getColumnConstraints().add(room);
      Label head = PruneView.head(column.name());
      head.setTooltip(PruneView.tooltip(table.caption()));
      grid.add(head, i, 0);
      for (int row = 0; row < table.rows().size(); row++) {
        Label cell = PruneView.cell(table.rows().get(row).get(SHOWN[i]).text());
        cell.setTooltip(PruneView.tooltip(whole(table, row)));
        grid.add(cell, i, row + 1);
      }
    }
  }

  /** A row with all that the table says of it. */
  private static String whole(Table table, int row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < table.columns().size(); i++) {
      String cell = table.rows().get(row).get(i).text();
      if (!cell.isEmpty()) {
        text.append(table.columns().get(i).name()).append(": ").append(cell).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }
}
