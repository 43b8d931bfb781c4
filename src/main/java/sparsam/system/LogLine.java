package sparsam.system;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A record of the log as one line: time with its offset, level, thread, the logger's short name,
 * message. What a message or an exception has besides stands indented below.
 */
public final class LogLine extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  @Override
  public String format(LogRecord entry) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf(
        "%s %-5s [%s] %s: %s%n",
        TIME.format(entry.getInstant().atZone(ZoneId.systemDefault())),
        name(entry.getLevel()),
        thread(),
        logger(entry),
        formatMessage(entry).stripTrailing().replace("\n", System.lineSeparator() + "\t"));
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(out);
    }
    out.flush();
    return text.toString();
  }

  private static String name(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    return level.equals(Level.WARNING) ? "WARN" : level.getName();
  }

  /** A record knows a thread's number only, but is written by the thread that made it. */
  private static String thread() {
    Thread thread = Thread.currentThread();
    return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
  }

  private static String logger(LogRecord entry) {
    String name = entry.getLoggerName() == null ? "" : entry.getLoggerName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
