package sparsam.ui.lab.data;

import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.text.Strings;

/** Brings one data set at a time to this machine, and says how far it is. */
public final class Download {
  private static final double MEGA = 1e6;

  private final Strings strings;
  private final DataSource data;
  private final DataModel.Starter starter;
  private final Executor screen;
  private final ReadOnlyBooleanWrapper coming = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private @Nullable Wish now;
  private @Nullable Wish next;
  private @Nullable Thread thread;

  /** What is to come, and who is told why it is not here, or nothing where it is. */
  private record Wish(DataChoice choice, Consumer<String> ended) {}

  /**
   * @param starter runs work on a thread of its own that can be interrupted
   * @param screen runs work on the window's thread
   */
  public Download(Strings strings, DataSource data, DataModel.Starter starter, Executor screen) {
    this.strings = strings;
    this.data = data;
    this.starter = starter;
    this.screen = screen;
  }

  /**
   * Begins; what is under way is cancelled first and makes room as soon as it has ended.
   *
   * @param ended is told why it is not here, or nothing where it is, on the window's thread
   */
  void begin(DataChoice choice, Consumer<String> ended) {
    Wish wish = new Wish(choice, ended);
    if (now == null) {
      start(wish);
      return;
    }
    Wish overtaken = next;
    next = wish;
    announce(choice);
    if (overtaken != null) {
      overtaken.ended().accept(cancelled(overtaken));
    }
    interrupt();
  }

  private void start(Wish wish) {
    now = wish;
    coming.set(true);
    announce(wish.choice());
    Thread started = starter.start(() -> fetch(wish));
    if (wish.equals(now)) {
      thread = started;
    }
  }

  /** Says so anew where the same was said before. */
  private void announce(DataChoice choice) {
    words.set("");
    words.set(strings.get("data.coming", choice.name()));
  }

  private void fetch(Wish wish) {
    String why;
    try {
      data.fetch(
          wish.choice(),
          (file, bytes, total) -> screen.execute(() -> progress(wish, file, bytes, total)));
      why = "";
    } catch (InterruptedException _) {
      why = cancelled(wish);
    } catch (DataException | RuntimeException e) {
      why = String.valueOf(e.getMessage());
    }
    String end = why;
    screen.execute(() -> end(wish, end));
  }

  private void end(Wish wish, String why) {
    thread = null;
    wish.ended().accept(why);
    now = null;
    Wish then = next;
    next = null;
    if (then != null) {
      start(then);
    } else {
      coming.set(false);
      words.set("");
    }
  }

  private void progress(Wish of, String file, long bytes, long total) {
    if (next == null) {
      String name = of.choice().name();
      words.set(
          total < 0
              ? strings.get("data.coming.some", name, file, megabytes(bytes))
              : strings.get("data.coming.part", name, file, megabytes(bytes), megabytes(total)));
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGA);
  }

  private String cancelled(Wish wish) {
    return strings.get("data.cancelled", wish.choice().name());
  }

  /** Ends it, and what waits for its end; the next one goes on where it ended. */
  void cancel() {
    Wish waiting = next;
    next = null;
    if (waiting != null) {
      waiting.ended().accept(cancelled(waiting));
    }
    interrupt();
  }

  private void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Whether something is on its way. */
  ReadOnlyBooleanProperty coming() {
    return coming.getReadOnlyProperty();
  }

  /** What is on its way and how far it is; empty where nothing is. */
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }
}
