package sparsam.report.table;

import java.util.List;
import sparsam.report.page.Html;

/** A table as a part of a page; on a telephone, which has no room for its head, as a list. */
public final class TableHtml {
  private TableHtml() {}

  /** Adds it; the first column of words names the rows. */
  public static void add(Html html, Table table) {
    html.open("div", "class", "scroll").open("table", "class", "results").line();
    if (!table.caption().isEmpty()) {
      html.element("caption", table.caption()).line();
    }
    openBody(html, table.columns());
    table.rows().forEach(row -> add(html, table.columns(), row));
    html.closeLine().close().closeLine();
  }

  /** Adds a table's head and opens its body. */
  public static void openBody(Html html, List<Table.Column> columns) {
    html.open("thead").open("tr");
    for (Table.Column column : columns) {
      if (column.number()) {
        html.element("th", column.name(), "scope", "col", "class", "number");
      } else {
        html.element("th", column.name(), "scope", "col");
      }
    }
    html.close().closeLine().open("tbody").line();
  }

  private static void add(Html html, List<Table.Column> columns, List<Table.Cell> row) {
    html.open("tr");
    int at = 0;
    for (Table.Cell cell : row) {
      Table.Column column = columns.get(at);
      if (cell.span() > 1) {
        html.element("td", cell.text(), "colspan", Integer.toString(cell.span()));
      } else if (column.number()) {
        html.element("td", cell.text(), "class", "number", "data-name", column.name());
      } else {
        html.element("th", cell.text(), "scope", "row");
      }
      at += cell.span();
    }
    html.closeLine();
  }
}
