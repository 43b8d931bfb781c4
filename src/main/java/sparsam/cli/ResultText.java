package sparsam.cli;

import java.util.List;
import java.util.Locale;
import sparsam.cli.console.Table;
import sparsam.report.PairTable;
import sparsam.report.Provenance;
import sparsam.report.Verdicts;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.speed.SpeedWords;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.text.Strings;

/**
 * A run's results for a terminal: a table, the answer, every pair, and what pruning made of the
 * networks.
 */
public record ResultText(Run run, Strings strings) {
  @Override
  public String toString() {
    Table table =
        new Table(
            "lrrrrrr",
            "",
            "test accuracy",
            "95 % interval",
            "at the best epoch",
            "sparsity",
            "gradients",
            "seconds");
    StringBuilder failures = new StringBuilder();
    for (Result result : run.results()) {
      switch (result) {
        case Result.Finished finished ->
            table.row(
                finished.name(),
                percent(finished.testAccuracy(), 2),
                "%s – %s"
                    .formatted(
                        percent(finished.testInterval().low(), 2),
                        percent(finished.testInterval().high(), 2)),
                best(finished),
                percent(finished.sparsity(), 1),
                String.format(Locale.ROOT, "%,d", finished.gradients()),
                String.format(Locale.ROOT, "%.1f", finished.seconds()));
        case Result.Failed failed -> {
          table.row(failed.name(), "failed", "", "", "", "", "");
          failures.append(failed.name()).append(": ").append(failed.reason()).append('\n');
        }
      }
    }
    StringBuilder text = new StringBuilder("\n").append(table).append('\n').append(failures);
    speeds(text);
    switch (run.denseFrom()) {
      case null -> {}
      case Trained from -> {
        text.append(
            "dense was not trained here but taken over from %s, trained with %s\n"
                .formatted(from.run(), Threads.words(from.environment().threads())));
        from.controls()
            .forEach(
                (arm, run) ->
                    text.append(
                        "%s was not trained here but taken over from %s: no pruning changes it\n"
                            .formatted(arm, run)));
      }
      case Brought from ->
          text.append(
              "dense was not trained here but read from %s, SHA-256 %s\n"
                  .formatted(from.name(), from.sha256()));
    }
    Provenance.of(strings, run).ifPresent(sentence -> text.append(sentence).append('\n'));
    List<Finding> findings = Inquiry.of(run);
    for (Finding finding : findings) {
      text.append(Verdicts.inWords(strings, run.recipe().seed(), finding, run.results()))
          .append('\n');
    }
    if (run.comparisons().size() > (findings.isEmpty() ? 0 : 1)) {
      text.append('\n').append(pairs());
    }
    List<Named> networks = Shrinkage.of(run.results());
    if (ShrinkTable.isTold(networks)) {
      text.append('\n').append(Table.of(ShrinkTable.of(strings, networks)));
    }
    return text.toString();
  }

  /** What compact arms gain, layer by layer. */
  private void speeds(StringBuilder text) {
    SpeedWords words = new SpeedWords(strings);
    for (Result result : run.results()) {
      if (result instanceof Result.Finished finished && finished.speeds() != null) {
        text.append(words.sentence(finished.name(), finished.speeds()))
            .append('\n')
            .append(Table.of(words.table(finished.speeds())))
            .append('\n');
      }
    }
  }

  private Table pairs() {
    PairTable pairs = PairTable.of(strings, run.comparisons());
    Table table =
        new Table("lrrrl", "", "points", "95 % interval", "p for " + pairs.pairs() + " pairs", "");
    for (int row = 0; row < pairs.names().size(); row++) {
      for (int column = 0; column < row; column++) {
        String names = pairs.names().get(row) + " − " + pairs.names().get(column);
        pairs
            .at(row, column)
            .ifPresent(
                cell ->
                    table.row(
                        names,
                        cell.difference(),
                        cell.interval(),
                        cell.p().replace("p = ", ""),
                        cell.told() == PairTable.Told.NOT ? "" : "told apart"));
      }
    }
    return table;
  }

  /** Which epoch was best on validation, and what the network had right after it. */
  private static String best(Result.Finished finished) {
    Result.Best best = finished.best();
    return best == null
        ? ""
        : percent(finished.bestAccuracy().orElseThrow(), 2) + " (" + best.epoch() + ")";
  }

  private static String percent(double part, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * part);
  }
}
