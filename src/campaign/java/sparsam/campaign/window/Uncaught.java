package sparsam.campaign.window;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What nothing caught on any thread, and what was written to the log as an error. */
public final class Uncaught extends Handler {
  private final List<String> seen = new ArrayList<>();

  /** Listens from now on, in the whole process. */
  public static Uncaught listen() {
    Uncaught uncaught = new Uncaught();
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(uncaught);
    Thread.setDefaultUncaughtExceptionHandler(uncaught::add);
    return uncaught;
  }

  private void add(Thread thread, Throwable thrown) {
    if (!isPlatforms(thrown)) {
      add("on " + thread.getName() + " " + words(thrown));
    }
  }

  private synchronized void add(String what) {
    seen.add(what);
  }

  /**
   * The headless platform throws where a frame that was painted before a window became smaller
   * comes after it; the next frame is right.
   */
  private static boolean isPlatforms(Throwable thrown) {
    return thrown instanceof IndexOutOfBoundsException
        && Arrays.stream(thrown.getStackTrace())
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
            .findFirst()
            .filter(name -> name.endsWith(".HeadlessWindow"))
            .isPresent();
  }

  static String words(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }

  /** What was seen since this was asked last. */
  public synchronized List<String> take() {
    List<String> all = List.copyOf(seen);
    seen.clear();
    return all;
  }

  @Override
  public void publish(LogRecord record) {
    Throwable thrown = record.getThrown();
    boolean error = record.getLevel().intValue() >= Level.SEVERE.intValue();
    boolean swallowed = thrown instanceof RuntimeException || thrown instanceof Error;
    if ((error || swallowed) && (thrown == null || !isPlatforms(thrown))) {
      add(
          "in the log of %s: %s %s"
              .formatted(
                  record.getLoggerName(),
                  record.getMessage(),
                  thrown == null ? "" : words(thrown)));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
