package sparsam.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sparsam.cli.console.Bar;
import sparsam.cli.console.Terminal;
import sparsam.cli.console.Watch;
import sparsam.result.EpochRow;
import sparsam.result.Monitor;
import sparsam.result.TimeLeft;
import sparsam.result.Track;

/**
 * Shows how an experiment goes: a line an epoch, and on a terminal a bar of one line below them.
 */
final class Progress implements AutoCloseable {
  private final Monitor monitor;
  private final PrintWriter out;
  private final Terminal terminal;
  private final Map<String, Integer> shown = new HashMap<>();
  private final TimeLeft left = new TimeLeft();
  private final Watch watch;

  Progress(Monitor monitor, PrintWriter out) {
    this(monitor, out, Terminal.here());
  }

  Progress(Monitor monitor, PrintWriter out, Terminal terminal) {
    this.monitor = monitor;
    this.out = out;
    this.terminal = terminal;
    this.watch = new Watch(this::show);
  }

  @Override
  public void close() {
    watch.close();
    if (terminal.escapes()) {
      out.print(Terminal.CLEAR_LINE);
    }
    showEpochs();
    out.flush();
  }

  /** Shows what there is by now. */
  synchronized void show() {
    if (terminal.escapes()) {
      out.print(Terminal.CLEAR_LINE);
    }
    showEpochs();
    left.look(monitor.fraction(), true);
    if (terminal.escapes()) {
      String bar = Bar.of(monitor.fraction(), terminal) + " " + monitor.activity();
      String time = left.words();
      out.print(terminal.fit(time.isEmpty() ? bar : bar + ", " + time));
    }
    out.flush();
  }

  private void showEpochs() {
    for (Track track : monitor.tracks()) {
      List<EpochRow> rows = track.epochs();
      for (int i = shown.getOrDefault(track.name(), 0); i < rows.size(); i++) {
        out.println(line(track, rows.get(i)));
      }
      shown.put(track.name(), rows.size());
    }
  }

  static String line(Track track, EpochRow row) {
    return String.format(
        Locale.ROOT,
        "%-34s epoch %d of %d   loss %.4f   train %.1f %%   validation %.1f %%",
        track.name(),
        row.epoch(),
        track.plannedEpochs(),
        row.trainLoss(),
        100 * row.trainAccuracy(),
        100 * row.validationAccuracy());
  }
}
