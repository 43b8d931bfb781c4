package sparsam.report;

import java.util.Locale;
import java.util.Optional;
import sparsam.report.PairTable.Cell;
import sparsam.report.page.Html;
import sparsam.text.Strings;

/** The matrix of pairs as a table of a page. */
final class PairsHtml {
  private PairsHtml() {}

  static void add(Html html, PairTable table, Strings strings) {
    html.open("div", "class", "scroll").open("table", "class", "pairs").line();
    html.element("caption", strings.get("report.pairs", table.pairs())).line();
    html.open("thead").open("tr").element("th", strings.get("report.pairs.corner"), "scope", "col");
    int last = table.names().size() - 1;
    for (int column = 0; column < last; column++) {
      html.element(
          "th", Integer.toString(column + 1), "scope", "col", "title", table.names().get(column));
    }
    html.close().closeLine().open("tbody").line();
    for (int row = 0; row <= last; row++) {
      html.open("tr").element("th", table.numbered(row), "scope", "row");
      for (int column = 0; column < last; column++) {
        add(html, table.at(row, column));
      }
      html.closeLine();
    }
    html.closeLine().close().closeLine();
  }

  private static void add(Html html, Optional<Cell> cell) {
    if (cell.isEmpty()) {
      html.element("td", "");
      return;
    }
    Cell pair = cell.get();
    html.open("td", "class", pair.told().name().toLowerCase(Locale.ROOT), "title", pair.sentence());
    html.element("strong", pair.difference()).text(pair.interval()).empty("br").text(pair.p());
    html.close();
  }
}
