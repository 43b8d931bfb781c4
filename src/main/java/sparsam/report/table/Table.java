package sparsam.report.table;

import java.util.List;

/**
 * Words in rows and columns.
 *
 * @param caption sentences about it; empty for none
 * @param label what a text refers to it by: letters, digits, dashes
 */
public record Table(String caption, String label, List<Column> columns, List<List<Cell>> rows) {
  /**
   * @param number whether it holds numbers, which stand on the right
   */
  public record Column(String name, boolean number) {}

  /**
   * @param span how many columns it takes, at least 1
   */
  public record Cell(String text, int span) {
    public Cell(String text) {
      this(text, 1);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      int width = row.stream().mapToInt(Cell::span).sum();
      if (width != columns.size()) {
        throw new IllegalArgumentException(
            "a row of %s cells in a table of %s columns".formatted(width, columns.size()));
      }
    }
  }
}
