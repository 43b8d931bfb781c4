package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import sparsam.recipe.Phase;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Cell;
import sparsam.report.table.Table.Column;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.system.Slug;
import sparsam.text.Strings;

/** What came of every network of a run in words, the same on the page and in a thesis' table. */
public final class ResultTable {
  private static final List<String> NUMBERS =
      List.of(
          "result.accuracy.column",
          "result.interval.column",
          "report.column.best",
          "report.column.zeros",
          "report.column.gradients",
          "report.column.seconds");

  private final Strings strings;

  ResultTable(Strings strings) {
    this.strings = strings;
  }

  /** The results of a run, under a caption that says whose they are. */
  public static Table of(Run run, Strings strings) {
    ResultTable words = new ResultTable(strings);
    return new Table(
        run.recipe().name() + ". " + words.caption(run.results()),
        Slug.of(run.recipe().name()),
        words.columns(),
        run.results().stream().map(words::row).toList());
  }

  String caption(List<Result> results) {
    return strings.get("report.results.caption", Figures.testImages(results));
  }

  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(strings.get("report.column.name"), false));
    NUMBERS.forEach(key -> columns.add(new Column(strings.get(key), true)));
    return columns;
  }

  /** The network's name first; why it failed takes the place of what was measured. */
  List<Cell> row(Result result) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(result.phase() == Phase.DENSE ? strings.get("arm.dense") : result.name()));
    switch (result) {
      case Result.Finished f -> {
        cells.add(new Cell(strings.get("result.accuracy", 100 * f.testAccuracy())));
        cells.add(
            new Cell(
                strings.get(
                    "report.interval",
                    100 * f.testInterval().low(),
                    100 * f.testInterval().high())));
        cells.add(new Cell(best(f)));
        cells.add(new Cell(strings.get("report.zeros", 100 * f.sparsity())));
      }
      case Result.Failed failed ->
          cells.add(new Cell(strings.get("report.failed", failed.reason()), 4));
    }
    cells.add(new Cell(strings.get("report.whole", result.gradients())));
    cells.add(new Cell(strings.get("result.seconds", result.seconds())));
    return cells;
  }

  /** Empty where it is not known: of networks that were not trained, and of older runs. */
  private String best(Result.Finished f) {
    Result.Best best = f.best();
    return best == null
        ? ""
        : strings.get("report.best", 100 * f.bestAccuracy().orElseThrow(), best.epoch());
  }
}
