package sparsam.report.speed;

import java.util.List;
import sparsam.nn.speed.Speeds;
import sparsam.report.page.Html;
import sparsam.report.table.Table;
import sparsam.result.Result;
import sparsam.text.Strings;

/** What pruned networks and compact arms of a run gain, a table each, on a page. */
public final class SpeedHtml {
  private SpeedHtml() {}

  /** Adds nothing where nothing was measured. */
  public static void add(Html html, List<Result> results, Strings strings) {
    SpeedWords words = new SpeedWords(strings);
    for (Result result : results) {
      if (result instanceof Result.Finished finished && finished.speeds() != null) {
        add(html, words, finished.name(), finished.speeds());
      }
    }
  }

  private static void add(Html html, SpeedWords words, String name, Speeds speeds) {
    Table table = words.table(speeds);
    html.open("div", "class", "scroll").open("table", "class", "results").line();
    html.element("caption", words.sentence(name, speeds) + " " + words.help(speeds)).line();
    html.open("thead").open("tr");
    for (Table.Column column : table.columns()) {
      if (column.number()) {
        html.element("th", column.name(), "scope", "col", "class", "number");
      } else {
        html.element("th", column.name(), "scope", "col");
      }
    }
    html.close().closeLine().open("tbody").line();
    for (List<Table.Cell> row : table.rows()) {
      html.open("tr").element("th", row.getFirst().text(), "scope", "row");
      for (int i = 1; i < row.size(); i++) {
        String column = table.columns().get(i).name();
        html.element("td", row.get(i).text(), "class", "number", "data-name", column);
      }
      html.closeLine();
    }
    html.closeLine().close().closeLine();
  }
}
