package sparsam.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.store.History;
import sparsam.store.History.Deleted;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/**
 * What a person does to runs: names, notes, stars and tags, and deleting, which can be undone as
 * often as something was deleted.
 */
public final class Deeds {
  /** Something that may fail for want of a file. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws IOException;
  }

  /** The same for one run of a history. */
  @FunctionalInterface
  private interface Change {
    void made(History history, Path folder) throws IOException;
  }

  /** What was deleted together, and where. */
  private record Gone(History history, List<Deleted> runs, String sentence) {}

  private final Strings strings;
  private final Listing listing;
  private final Executor background;
  private final Executor screen;
  private final Consumer<String> complain;
  private final Deque<Gone> gone = new ArrayDeque<>();
  private final ReadOnlyStringWrapper undo = new ReadOnlyStringWrapper("");

  Deeds(
      Strings strings,
      Listing listing,
      Executor background,
      Executor screen,
      Consumer<String> complain) {
    this.strings = strings;
    this.listing = listing;
    this.background = background;
    this.screen = screen;
    this.complain = complain;
  }

  /** Does something in the background; where it fails, the sentence says why. */
  <T> void later(Work<T> work, Consumer<T> then) {
    background.execute(
        () -> {
          try {
            T result = work.done();
            screen.execute(() -> then.accept(result));
          } catch (IOException | IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            screen.execute(() -> complain.accept(sentence));
          }
        });
  }

  private void change(List<Path> folders, Change change) {
    History history = listing.history();
    later(
        () -> {
          try {
            for (Path folder : folders) {
              change.made(history, folder);
            }
          } finally {
            screen.execute(() -> listing.again(folders));
          }
          return folders;
        },
        _ -> {});
  }

  public void star(List<Path> folders, boolean on) {
    change(folders, (history, folder) -> history.star(folder, on));
  }

  /** Empty gives a run its recipe's name back. */
  public void rename(Path folder, String name) {
    change(List.of(folder), (history, one) -> history.rename(one, name));
  }

  public void note(Path folder, String text) {
    change(List.of(folder), (history, one) -> history.note(one, text));
  }

  /** Adds a tag to runs that have it not. */
  public void tag(List<RunRow> runs, String tag) {
    for (RunRow run : runs) {
      if (!run.tags().contains(tag)) {
        List<String> tags = new ArrayList<>(run.tags());
        tags.add(tag);
        change(List.of(run.folder()), (history, one) -> history.tag(one, tags));
      }
    }
  }

  /** Takes a tag from runs that have it. */
  public void untag(List<RunRow> runs, String tag) {
    for (RunRow run : runs) {
      List<String> tags = run.tags().stream().filter(one -> !one.equals(tag)).toList();
      if (tags.size() < run.tags().size()) {
        change(List.of(run.folder()), (history, one) -> history.tag(one, tags));
      }
    }
  }

  /** Puts runs away; {@link #undo} says so as long as they can be brought back from here. */
  public void delete(List<RunRow> runs) {
    if (runs.isEmpty()) {
      return;
    }
    History history = listing.history();
    String sentence =
        runs.size() == 1
            ? strings.get("runs.deleted", runs.getFirst().text(RunColumn.NAME))
            : strings.get("runs.deleted.several", runs.size());
    List<Path> folders = runs.stream().map(RunRow::folder).toList();
    later(
        () -> {
          List<Deleted> deleted = new ArrayList<>();
          try {
            for (Path folder : folders) {
              deleted.add(history.delete(folder));
            }
          } finally {
            // What went before one that could not can be brought back all the same.
            screen.execute(() -> deleted(new Gone(history, List.copyOf(deleted), sentence)));
          }
          return deleted;
        },
        _ -> {});
  }

  private void deleted(Gone now) {
    if (!now.runs().isEmpty()) {
      gone.push(now);
      undo.set(now.sentence());
    }
    listing.read();
  }

  /** Brings back what was deleted last. */
  public void restore() {
    if (!gone.isEmpty()) {
      Gone last = gone.pop();
      undo.set(gone.isEmpty() ? "" : gone.element().sentence());
      restore(last.history(), last.runs());
    }
  }

  private void restore(History history, List<Deleted> runs) {
    later(
        () -> {
          try {
            for (Deleted run : runs) {
              history.restore(run);
            }
          } finally {
            screen.execute(listing::read);
          }
          return runs;
        },
        _ -> {});
  }

  /** Brings back what was deleted at an earlier start. */
  void restore(Deleted run) {
    gone.clear();
    undo.set("");
    restore(listing.history(), List.of(run));
  }

  /** What can be brought back, in words; empty where nothing can. */
  public ReadOnlyStringProperty undo() {
    return undo.getReadOnlyProperty();
  }
}
