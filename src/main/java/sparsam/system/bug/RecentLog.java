package sparsam.system.bug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import sparsam.system.LogLine;

/**
 * The end of what this process logged, kept in memory: subcommands write no log, and an error of
 * the program is told with what led to it. The log makes one by its name when it is first used.
 */
public final class RecentLog extends Handler {
  private static final Deque<String> LINES = new ArrayDeque<>();

  private final LogLine form = new LogLine();

  /** The last lines, the oldest first; none where nothing was logged. */
  public static List<String> lines() {
    synchronized (LINES) {
      return List.copyOf(LINES);
    }
  }

  @Override
  public void publish(@Nullable LogRecord entry) {
    if (entry == null || !isLoggable(entry)) {
      return;
    }
    List<String> told = form.format(entry).lines().toList();
    synchronized (LINES) {
      LINES.addAll(told);
      while (LINES.size() > BugReport.LOG_LINES) {
        LINES.removeFirst();
      }
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
