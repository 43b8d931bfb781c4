package sparsam.ui.lab.data;

import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.text.Strings;

/** Brings one data set at a time to this machine, and says how far it is. */
final class Download {
  private static final double MEGA = 1e6;

  private final Strings strings;
  private final DataSource data;
  private final DataModel.Starter starter;
  private final Executor screen;
  private final ReadOnlyBooleanWrapper coming = new ReadOnlyBooleanWrapper();
  private @Nullable Thread thread;

  /**
   * @param starter runs work on a thread of its own that can be interrupted
   * @param screen runs work on the window's thread
   */
  Download(Strings strings, DataSource data, DataModel.Starter starter, Executor screen) {
    this.strings = strings;
    this.data = data;
    this.starter = starter;
    this.screen = screen;
  }

  /**
   * Begins, unless something is coming already.
   *
   * @param told is told how far it is, on the window's thread
   * @param ended is told why it is not here, or nothing where it is, on the window's thread
   */
  void begin(DataChoice choice, Consumer<String> told, Consumer<String> ended) {
    if (coming.get()) {
      return;
    }
    coming.set(true);
    told.accept(strings.get("data.coming", choice.name()));
    thread = starter.start(() -> fetch(choice, told, ended));
  }

  private void fetch(DataChoice choice, Consumer<String> told, Consumer<String> ended) {
    String words;
    try {
      data.fetch(
          choice,
          (file, bytes, total) ->
              screen.execute(() -> told.accept(progress(choice.name(), file, bytes, total))));
      words = "";
    } catch (InterruptedException _) {
      words = strings.get("data.cancelled", choice.name());
    } catch (DataException | RuntimeException e) {
      words = String.valueOf(e.getMessage());
    }
    String end = words;
    screen.execute(
        () -> {
          coming.set(false);
          thread = null;
          ended.accept(end);
        });
  }

  private String progress(String name, String file, long bytes, long total) {
    return total < 0
        ? strings.get("data.coming.some", name, file, megabytes(bytes))
        : strings.get("data.coming.part", name, file, megabytes(bytes), megabytes(total));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGA);
  }

  /** Ends it; the next one goes on where it ended. */
  void cancel() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Whether something is on its way. */
  ReadOnlyBooleanProperty coming() {
    return coming.getReadOnlyProperty();
  }
}
