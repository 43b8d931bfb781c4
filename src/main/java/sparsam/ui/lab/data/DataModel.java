package sparsam.ui.lab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.experiment.DataSource;
import sparsam.settings.Values;
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
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private DataChoice set = new DataChoice.Named("");

  /** The set that is known not to be here; or null. */
  private @Nullable DataChoice missed;

  private final Download download;
  private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper();

  /** Why the set's own download did not bring it; empty for no reason. */
  private String why = "";

  /**
   * @param download anybody's: the set may come by another's wish
   * @param starter runs work on a thread of its own that can be interrupted
   * @param screen runs work on the window's thread
   * @param arrived is called when a set has come that was not there
   */
  public DataModel(
      Strings strings,
      ChosenFolders data,
      Download download,
      Starter starter,
      Executor screen,
      Runnable arrived) {
    this.strings = strings;
    this.data = data;
    this.starter = starter;
    this.screen = screen;
    this.arrived = arrived;
    this.download = download;
    download.coming().subscribe((_, now) -> lookAgain(now));
    download
        .words()
        .subscribe(
            (_, words) -> {
              if (coming().get() && !words.isEmpty()) {
                sentence.set(words);
              }
            });
  }

  /** The recipe's data set is this one now. */
  public void follow(DataChoice name) {
    if (!name.equals(set)) {
      set = name;
      own.set(name instanceof OwnData);
      look(name, missing(name));
    }
  }

  private String missing(DataChoice name) {
    return name instanceof OwnData mine
        ? strings.get("data.gone", mine.name(), mine.path())
        : strings.get("data.absent", name.name());
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
    if (!coming().get()) {
      sentence.set(missing ? words : "");
    }
    if (came) {
      arrived.run();
    }
  }

  /** Downloads what is absent, unless something is being downloaded. */
  public void download() {
    if (absent.get() && !coming().get()) {
      DataChoice name = set;
      // Another set may be the recipe's by the end.
      download.begin(name, end -> why = set.equals(name) ? end : "");
    }
  }

  /** What came may be the set, whoever wished for it. */
  private void lookAgain(boolean coming) {
    if (!coming) {
      sentence.set(why);
      look(set, why.isEmpty() ? missing(set) : why);
      why = "";
    }
  }

  /** Ends the download under way; the next one goes on where it ended. */
  public void cancel() {
    download.cancel();
  }

  /** Takes the set from a folder or file that a person names, if it is there. */
  public void choose(Path folder) {
    DataChoice name = set;
    starter.start(
        () -> {
          String wrong = flaw(name, folder);
          boolean there = wrong.isEmpty() && data.choose(name, folder);
          String words =
              wrong.isEmpty()
                  ? strings.get("data.notThere", name.name(), strings.path(folder))
                  : wrong;
          screen.execute(() -> found(name, !there, words));
        });
  }

  /** Why a person's own data cannot be these; empty where they can, and of a known set. */
  private String flaw(DataChoice name, Path folder) {
    if (!(name instanceof OwnData own)) {
      return "";
    }
    try {
      Values any = OwnData.KIND.read(own).with(OwnData.FINGERPRINT, "");
      OwnSet other = OwnSet.load(OwnData.KIND.make(any.with(OwnData.LEAVE_OUT, List.of())), folder);
      return own.fingerprint().isEmpty() || own.fingerprint().equals(other.found().fingerprint())
          ? ""
          : strings.get("data.others", strings.path(folder), own.name());
    } catch (DataException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
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

  /** Whether they are a person's own, which cannot be downloaded. */
  public ReadOnlyBooleanProperty own() {
    return own.getReadOnlyProperty();
  }

  /** Whether it is being downloaded. */
  public ReadOnlyBooleanProperty coming() {
    return download.coming();
  }

  /** What there is to say of it; empty where it is there. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }
}
