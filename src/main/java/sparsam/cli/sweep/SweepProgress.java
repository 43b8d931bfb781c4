package sparsam.cli.sweep;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.cli.console.Bar;
import sparsam.cli.console.Terminal;
import sparsam.cli.console.Watch;
import sparsam.report.sweep.SweepWords;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.TimeLeft;
import sparsam.sweep.Point;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepMonitor;
import sparsam.sweep.work.SweepMonitor.Trouble;

/** Shows how a sweep goes: a line a training, and on a terminal a bar with the time left. */
final class SweepProgress implements AutoCloseable {
  private final SweepMonitor monitor;
  private final PrintWriter out;
  private final Terminal terminal;
  private final TimeLeft left = new TimeLeft();
  private final Set<String> shown;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, Integer> points = new HashMap<>();
  private final Watch watch;
  private int troubles;

  /**
   * @param known the ids of what had ended before
   */
  SweepProgress(
      SweepPlan plan, Set<String> known, SweepMonitor monitor, PrintWriter out, Terminal terminal) {
    this.monitor = monitor;
    this.out = out;
    this.terminal = terminal;
    this.shown = new HashSet<>(known);
    for (Point point : plan.points()) {
      for (Task task : plan.tasks(point).values()) {
        places.putIfAbsent(task.id(), SweepWords.values(plan.sweep(), point.values()));
        points.merge(task.id(), 1, Integer::sum);
      }
    }
    this.watch = new Watch(this::show);
  }

  /** Shows what there is by now. */
  synchronized void show() {
    if (terminal.escapes()) {
      out.print(Terminal.CLEAR_LINE);
    }
    showEnded();
    left.look(monitor.fraction(), true);
    if (terminal.escapes()) {
      List<String> words =
          List.of(
              Bar.of(monitor.fraction(), terminal)
                  + String.format(
                      Locale.ROOT, " %,d of %,d", monitor.outcomes().size(), monitor.tasks()),
              left.words(),
              monitor.running().stream()
                  .map(one -> one.task().training())
                  .collect(Collectors.joining(", ")));
      out.print(
          terminal.fit(
              words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "))));
    }
    out.flush();
  }

  private void showEnded() {
    List<Trouble> all = monitor.troubles();
    for (; troubles < all.size(); troubles++) {
      Trouble one = all.get(troubles);
      out.printf(
          "%s failed: %s%s%n",
          name(one.task()), one.reason(), one.again() ? "; it is tried once more" : "");
    }
    Map<String, Outcome> outcomes = monitor.outcomes();
    for (Outcome outcome : outcomes.values()) {
      if (shown.add(outcome.task().id())) {
        out.printf(
            Locale.ROOT,
            "%,d of %,d  %s: %s%n",
            shown.size(),
            monitor.tasks(),
            name(outcome.task()),
            switch (outcome.result()) {
              case Finished one ->
                  SweepWords.percent(one.testAccuracy())
                      + String.format(Locale.ROOT, " (%.1f s)", one.seconds());
              case Failed one -> "no result, " + one.reason();
            });
      }
    }
  }

  /** A training in words; of one that several points share, the first of them. */
  private String name(Task task) {
    String place = places.getOrDefault(task.id(), "");
    int others = points.getOrDefault(task.id(), 1) - 1;
    return task.training()
        + (place.isEmpty() ? "" : ", " + place)
        + (others > 0
            ? String.format(Locale.ROOT, " and %,d more point%s", others, others == 1 ? "" : "s")
            : "")
        + ", seed "
        + task.recipe().seed();
  }

  @Override
  public void close() {
    watch.close();
    if (terminal.escapes()) {
      out.print(Terminal.CLEAR_LINE);
    }
    showEnded();
    out.flush();
  }
}
