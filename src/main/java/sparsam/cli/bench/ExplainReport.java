package sparsam.cli.bench;

import java.util.List;
import java.util.Locale;
import sparsam.cli.console.Table;
import sparsam.train.bench.explain.Explanation;
import sparsam.train.bench.explain.Explanation.Row;

/**
 * Where the work of a step and an evaluation goes on more and more threads, as a table.
 *
 * @param meetingNanos that two threads need to meet; 0 where that cannot be timed
 * @param note on what it was counted
 */
public record ExplainReport(List<Explanation> explanations, double meetingNanos, String note) {
  private static final double MEGA = 1e6;
  private static final double NANOS = 1e3;

  public String text() {
    return "%s%n%s%n".formatted(table(), words());
  }

  /** For the README. */
  public String markdown() {
    return table().markdown() + "\n" + words() + "\n";
  }

  private String words() {
    String meeting =
        meetingNanos > 0
            ? String.format(
                Locale.ROOT, "a meeting of two threads takes %.1f µs", meetingNanos / NANOS)
            : "here they cost nothing, for no two cores are free to time one";
    return "The forecast is a model: one thread's parts, each at its fastest, dealt out as the"
        + " engine does it, and meetings; "
        + meeting
        + ", more need it once for each halving of their number. Shared memory, shared caches and"
        + " clocks that fall with the load are not in it. "
        + note;
  }

  private Table table() {
    Table table =
        new Table(
            "llrrrrrr",
            "network",
            "work",
            "threads",
            "meetings",
            "MB moved",
            "largest share / equal",
            "forecast, times as fast",
            "measured");
    for (Explanation one : explanations) {
      for (Row row : one.rows()) {
        table.row(
            one.architecture().toString(),
            one.step() ? "SGD step" : "evaluation of " + one.batch(),
            Integer.toString(row.threads()),
            Long.toString(row.meetings()),
            String.format(Locale.ROOT, "%.1f", row.bytes() / MEGA),
            number(row.largestShare()),
            number(row.forecast()),
            Double.isNaN(row.measured()) ? "–" : number(row.measured()));
      }
    }
    return table;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
