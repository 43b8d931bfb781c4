package sparsam.cli;

import java.util.Locale;
import sparsam.report.Provenance;
import sparsam.result.Comparison;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.text.Strings;

/** A run's results for a terminal: a table, then what may be said of every pair. */
record ResultText(Run run, Strings strings) {
  @Override
  public String toString() {
    Table table =
        new Table(
            "lrrrrr", "", "test accuracy", "95 % interval", "sparsity", "gradients", "seconds");
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
                percent(finished.sparsity(), 1),
                String.format(Locale.ROOT, "%,d", finished.gradients()),
                String.format(Locale.ROOT, "%.1f", finished.seconds()));
        case Result.Failed failed -> {
          table.row(failed.name(), "failed", "", "", "", "");
          failures.append(failed.name()).append(": ").append(failed.reason()).append('\n');
        }
      }
    }
    StringBuilder text = new StringBuilder("\n").append(table).append('\n').append(failures);
    switch (run.denseFrom()) {
      case null -> {}
      case Trained from ->
          text.append(
              "dense was not trained here but taken over from %s, trained with %s\n"
                  .formatted(from.run(), Threads.words(from.environment().threads())));
      case Brought from ->
          text.append(
              "dense was not trained here but read from %s, SHA-256 %s\n"
                  .formatted(from.name(), from.sha256()));
    }
    Provenance.of(strings, run).ifPresent(sentence -> text.append(sentence).append('\n'));
    for (Comparison comparison : run.comparisons()) {
      text.append(comparison.verdict()).append('\n');
    }
    return text.toString();
  }

  private static String percent(double part, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * part);
  }
}
