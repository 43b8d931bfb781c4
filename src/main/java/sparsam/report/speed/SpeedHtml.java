package sparsam.report.speed;

import java.util.List;
import sparsam.report.page.Html;
import sparsam.report.table.Table;
import sparsam.report.table.TableHtml;
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
        Table table = words.table(finished.speeds());
        String caption =
            words.sentence(finished.name(), finished.speeds())
                + " "
                + words.help(finished.speeds());
        TableHtml.add(html, new Table(caption, table.label(), table.columns(), table.rows()));
      }
    }
  }
}
