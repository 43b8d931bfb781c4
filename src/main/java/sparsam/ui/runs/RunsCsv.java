package sparsam.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.result.Result.Finished;
import sparsam.store.RunSummary.Whole;
import sparsam.system.CsvField;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/**
 * Runs as a table for other programs (RFC 4180): numbers in full and never in percent, text that no
 * spreadsheet takes for a formula.
 */
final class RunsCsv {
  /** By this spreadsheets know that the text is UTF-8; data libraries skip it. */
  private static final String MARK = "\uFEFF";

  private RunsCsv() {}

  static String of(List<RunRow> rows) {
    StringBuilder text = new StringBuilder(MARK);
    line(
        text,
        List.of(
            "name",
            "folder",
            "state",
            "bestArm",
            "testAccuracy",
            "intervalLow",
            "intervalHigh",
            "sparsity",
            "fraction",
            "method",
            "arms",
            "question",
            "data",
            "network",
            "seed",
            "date",
            "seconds",
            "starred",
            "tags",
            "note"));
    rows.forEach(row -> line(text, values(row)));
    return text.toString();
  }

  private static List<String> values(RunRow row) {
    List<String> values = new ArrayList<>();
    values.add(row.summary().name());
    values.add(row.folder().toString());
    values.add(row.condition().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    Finished best = row.whole().flatMap(Whole::best).orElse(null);
    values.add(best == null ? "" : best.name());
    values.add(best == null ? "" : Double.toString(best.testAccuracy()));
    values.add(best == null ? "" : Double.toString(best.testInterval().low()));
    values.add(best == null ? "" : Double.toString(best.testInterval().high()));
    values.add(best == null ? "" : Double.toString(best.sparsity()));
    double fraction = row.cell(RunColumn.FRACTION).number();
    values.add(Double.isNaN(fraction) ? "" : Double.toString(fraction));
    for (RunColumn column :
        List.of(
            RunColumn.METHOD,
            RunColumn.ARMS,
            RunColumn.QUESTION,
            RunColumn.DATA,
            RunColumn.NETWORK)) {
      values.add(row.text(column));
    }
    values.add(row.whole().map(run -> Long.toString(run.recipe().seed())).orElse(""));
    values.add(row.summary().time().toString());
    values.add(
        row.whole()
            .map(Whole::seconds)
            .filter(seconds -> seconds > 0)
            .map(seconds -> Double.toString(seconds))
            .orElse(""));
    values.add(Boolean.toString(row.starred()));
    values.add(String.join(", ", row.tags()));
    values.add(row.whole().map(run -> run.note().text()).orElse(""));
    return values;
  }

  private static void line(StringBuilder text, List<String> values) {
    text.append(values.stream().map(CsvField::of).collect(Collectors.joining(","))).append("\r\n");
  }
}
