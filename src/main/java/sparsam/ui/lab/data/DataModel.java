package sparsam.ui.lab.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.text.Strings;
import sparsam.ui.lab.run.ChosenFolders;

/**
 * Whether the recipe's data set is on this machine, and how it comes here: by a download, or by a
 * person who says where it is. For the window's thread; files are looked at beside it.
 */
public final class DataModel {
  /** Begins work on a thread of its own, by whose interruption it is cancelled. */
  @FunctionalInterface
  public interface Starter {
    Thread start(Runnable work);
  }

  private final Strings strings;
  private final ChosenFolders data;
  private final Starter starter;
  private final Executor screen;
  private final Runnable arrived;
  private final ReadOnlyBooleanWrapper absent = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper coming = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private DataChoice set = new DataChoice.Named("");

  /** The set that is known not to be here; or null. */
  private @Nullable DataChoice missed;

  private @Nullable Thread download;

  /**
   * @param starter runs work on a thread of its own that can be interrupted
   * @param screen runs work on the window's thread
   * @param arrived is called when a set has come that was not there
   */
  public DataModel(
      Strings strings, ChosenFolders data, Starter starter, Executor screen, Runnable arrived) {
    this.strings = strings;
    this.data = data;
    this.starter = starter;
    this.screen = screen;
    this.arrived = arrived;
  }

  /** The recipe's data set is this one now. */
  public void follow(DataChoice name) {
    if (!name.equals(set)) {
      set = name;
      look(name, strings.get("data.absent", name.name()));
    }
  }

  private void look(DataChoice name, String words) {
    starter.start(
        () -> {
          boolean missing = data.isAbsent(name);
          screen.execute(() -> found(name, missing, words));
        });
  }

  private void found(DataChoice name, boolean missing, String words) {
    if (!name.equals(set)) {
      return;
    }
    boolean came = name.equals(missed) && !missing;
    missed = missing ? name : null;
    absent.set(missing);
    if (!coming.get()) {
      sentence.set(missing ? words : "");
    }
    if (came) {
      arrived.run();
    }
  }

  /** Downloads what is absent, unless something is being downloaded. */
  public void download() {
    if (!absent.get() || coming.get()) {
      return;
    }
    DataChoice name = set;
    coming.set(true);
    sentence.set(strings.get("data.coming", name.name()));
    download = starter.start(() -> fetch(name));
  }

  private void fetch(DataChoice name) {
    String words;
    try {
      data.fetch(
          name,
          (file, bytes, total) ->
              screen.execute(() -> sentence.set(progress(name.name(), file, bytes, total))));
      words = "";
    } catch (InterruptedException _) {
      words = strings.get("data.cancelled", name.name());
    } catch (DataException | RuntimeException e) {
      words = String.valueOf(e.getMessage());
    }
    String end = words;
    screen.execute(
        () -> {
          coming.set(false);
          download = null;
          sentence.set(end);
          // Another set may be the recipe's by now.
          String said =
              end.isEmpty() || !set.equals(name) ? strings.get("data.absent", set.name()) : end;
          look(set, said);
        });
  }

  private String progress(String name, String file, long bytes, long total) {
    return total < 0
        ? strings.get("data.coming.some", name, file, megabytes(bytes))
        : strings.get("data.coming.part", name, file, megabytes(bytes), megabytes(total));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  /** Ends the download under way; the next one goes on where it ended. */
  public void cancel() {
    if (download != null) {
      download.interrupt();
    }
  }

  /** Takes the set from a folder that a person names, if it is there. */
  public void choose(Path folder) {
    DataChoice name = set;
    starter.start(
        () -> {
          boolean there = data.choose(name, folder);
          screen.execute(
              () ->
                  found(
                      name,
                      !there,
                      strings.get("data.notThere", name.name(), strings.path(folder))));
        });
  }

  /** Where data sets are found by their names. */
  public DataSource source() {
    return data;
  }

  /** The name of the set. */
  public String set() {
    return set.name();
  }

  /** Whether the set is not on this machine. */
  public ReadOnlyBooleanProperty absent() {
    return absent.getReadOnlyProperty();
  }

  /** Whether it is being downloaded. */
  public ReadOnlyBooleanProperty coming() {
    return coming.getReadOnlyProperty();
  }

  /** What there is to say of it; empty where it is there. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }
}
