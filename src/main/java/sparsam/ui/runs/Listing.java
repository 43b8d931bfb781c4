package sparsam.ui.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.store.History;
import sparsam.store.RunSummary;
import sparsam.ui.runs.row.RowMaker;
import sparsam.ui.runs.row.RunRow;

/**
 * The rows of one folder of runs, read piece by piece in the background, and kept as the folder is.
 *
 * <p>Folders are looked at again instead of being watched by the system: that works on network
 * drives too, and holds nothing open that would keep a folder from being deleted. A look in between
 * asks for the time of the folder of the runs, which tells of runs that come and go, and for some
 * of the runs in turn, see {@link Rounds}.
 */
final class Listing {
  /** So many folders are read before others may use the thread, and before they are shown. */
  private static final int PIECE = 200;

  /** So many are shown before that: more than a window has lines. */
  private static final int SCREEN = 40;

  private final RowMaker maker;
  private final Executor background;
  private final Executor screen;
  private final Consumer<String> complain;
  private final Map<Path, RunRow> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<List<RunRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private History history;

  /** Of the readings of all; one that a newer has overtaken is dropped. */
  private int latest;

  private boolean looking;
  private final Rounds rounds = new Rounds();
  private @Nullable FileTime changed;

  Listing(
      RowMaker maker,
      History history,
      Executor background,
      Executor screen,
      Consumer<String> complain) {
    this.maker = maker;
    this.history = history;
    this.background = background;
    this.screen = screen;
    this.complain = complain;
  }

  History history() {
    return history;
  }

  /** Shows the runs of another folder. */
  void lookInto(History other) {
    history = other;
    known.clear();
    rows.set(List.of());
    read();
  }

  /** Looks at every folder; what has not changed is not read again. */
  void read() {
    int mine = ++latest;
    History from = history;
    reading.set(true);
    background.execute(
        () -> {
          try {
            FileTime time = time(from.runs());
            List<Path> folders = new ArrayList<>(from.folders());
            // Their names begin with the time: the newest come first.
            folders.sort(Comparator.reverseOrder());
            screen.execute(
                () -> {
                  if (mine == latest) {
                    changed = time;
                    boolean gone = known.keySet().retainAll(Set.copyOf(folders));
                    piece(mine, from, folders, 0, gone);
                  }
                });
          } catch (IOException e) {
            String sentence = String.valueOf(e.getMessage());
            screen.execute(
                () -> {
                  if (mine == latest) {
                    reading.set(false);
                    complain.accept(sentence);
                  }
                });
          }
        });
  }

  private static @Nullable FileTime time(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException _) {
      return null;
    }
  }

  private void piece(int mine, History from, List<Path> folders, int first, boolean news) {
    if (first >= folders.size()) {
      if (news) {
        publish();
      }
      reading.set(false);
      return;
    }
    int end = Math.min(folders.size(), first == 0 ? SCREEN : first + PIECE);
    List<Path> some = folders.subList(first, end);
    Map<Path, RunRow> before = before(some);
    background.execute(
        () -> {
          List<RunRow> found = look(from, some, before);
          screen.execute(
              () -> {
                if (mine == latest) {
                  boolean more = take(some, found) || news;
                  // The first piece is seen at once, the others as they double.
                  boolean show = more && end >= 2 * rows.get().size();
                  if (show) {
                    publish();
                  }
                  piece(mine, from, folders, end, more && !show);
                }
              });
        });
  }

  private Map<Path, RunRow> before(Collection<Path> folders) {
    Map<Path, RunRow> before = new HashMap<>();
    for (Path folder : folders) {
      RunRow row = known.get(folder);
      if (row != null) {
        before.put(folder, row);
      }
    }
    return before;
  }

  private List<RunRow> look(History from, List<Path> folders, Map<Path, RunRow> before) {
    List<RunRow> found = new ArrayList<>();
    for (RunSummary summary : from.look(folders)) {
      RunRow old = before.get(summary.folder());
      found.add(old != null && old.summary().equals(summary) ? old : maker.row(summary));
    }
    return found;
  }

  /** Whether anything is another than before. */
  private boolean take(Collection<Path> asked, List<RunRow> found) {
    Set<Path> gone = new HashSet<>(asked);
    boolean news = false;
    for (RunRow row : found) {
      gone.remove(row.folder());
      news |= !row.equals(known.put(row.folder(), row));
    }
    return known.keySet().removeAll(gone) || news;
  }

  private void publish() {
    rows.set(
        known.values().stream()
            .sorted(Comparator.comparing(RunRow::summary, History.NEWEST_FIRST))
            .toList());
  }

  /** Looks at some folders once more, because something was done to them. */
  void again(List<Path> folders) {
    int mine = latest;
    History from = history;
    Map<Path, RunRow> before = before(folders);
    background.execute(
        () -> {
          List<RunRow> found = look(from, folders, before);
          screen.execute(
              () -> {
                looking = false;
                if (from.equals(history) && mine <= latest && take(folders, found)) {
                  publish();
                }
              });
        });
  }

  /** Notices what has changed; to be called about once a second while somebody looks. */
  void look() {
    if (looking || reading.get()) {
      return;
    }
    looking = true;
    Path folder = history.runs();
    background.execute(
        () -> {
          FileTime now = time(folder);
          screen.execute(
              () -> {
                if (Objects.equals(now, changed)) {
                  again(rounds.next(rows.get()));
                } else {
                  looking = false;
                  read();
                }
              });
        });
  }

  /** All rows, newest first. */
  ReadOnlyObjectProperty<List<RunRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Whether folders are being read that may not be in the rows yet. */
  ReadOnlyBooleanProperty reading() {
    return reading.getReadOnlyProperty();
  }
}
