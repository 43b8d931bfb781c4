package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sparsam.store.Summaries.Known;
import sparsam.store.file.RunNote;
import sparsam.system.InTurn;
import sparsam.system.Sentence;

/**
 * The runs in a folder. Any thread may use it, also while a run is being written; a folder is read
 * again only when a file of it has changed.
 *
 * <p>What is deleted goes to {@code .trash} beside the runs, and from there for good when it has
 * lain there for thirty days.
 */
public final class History {
  /** The order in which runs are listed. */
  public static final Comparator<RunSummary> NEWEST_FIRST =
      Comparator.comparing(RunSummary::time).thenComparing(RunSummary::folder).reversed();

  private final Path runs;
  private final Clock clock;
  private final Trash trash;
  private final Summaries summaries;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /**
   * A deleted run.
   *
   * @param from where it was
   * @param to where it lies in the trash
   */
  public record Deleted(Path from, Path to) {}

  /**
   * @param runs the folder of the runs' folders; need not exist
   */
  public History(Path runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
    this.trash = new Trash(runs, clock);
    this.summaries = new Summaries(clock.getZone());
  }

  /** The runs in another folder. */
  public History at(Path other) {
    return new History(other, clock);
  }

  /** The folder of the runs' folders. */
  public Path runs() {
    return runs;
  }

  /**
   * Every run, newest first.
   *
   * @throws IOException with one sentence where the folder of the runs cannot be read
   */
  public List<RunSummary> list() throws IOException {
    return look(folders());
  }

  /**
   * The folders that may be runs', in no order.
   *
   * @throws IOException with one sentence where the folder of the runs cannot be read
   */
  public List<Path> folders() throws IOException {
    List<Path> found =
        folders(runs).stream()
            .filter(folder -> !String.valueOf(folder.getFileName()).startsWith("."))
            .toList();
    known.keySet().retainAll(Set.copyOf(found));
    return found;
  }

  /** Some of them as they are now, newest first, without those that are no runs' or gone. */
  public List<RunSummary> look(Collection<Path> folders) {
    List<RunSummary> found = new ArrayList<>();
    for (Path folder : folders) {
      Optional<Known> now = summaries.look(folder, known.get(folder));
      if (now.isPresent()) {
        known.put(folder, now.get());
        found.add(now.get().summary());
      } else {
        known.remove(folder);
      }
    }
    found.sort(NEWEST_FIRST);
    return found;
  }

  static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isDirectory).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(parent, Sentence.of(e)), e);
    }
  }

  /**
   * Calls a run by another name.
   *
   * @param name empty for its recipe's
   * @throws IOException with one sentence where it cannot be written down
   * @throws IllegalArgumentException as {@link RunNote}
   */
  public void rename(Path folder, String name) throws IOException {
    change(folder, note -> note.named(name.strip()));
  }

  /**
   * Writes a note on a run.
   *
   * @throws IOException with one sentence where it cannot be written down
   * @throws IllegalArgumentException as {@link RunNote}
   */
  public void note(Path folder, String text) throws IOException {
    change(folder, note -> note.telling(text));
  }

  /**
   * Stars a run, or takes its star.
   *
   * @throws IOException with one sentence where it cannot be written down
   */
  public void star(Path folder, boolean starred) throws IOException {
    change(folder, note -> note.starred(starred));
  }

  /**
   * Gives a run other tags.
   *
   * @throws IOException with one sentence where they cannot be written down
   * @throws IllegalArgumentException as {@link RunNote}
   */
  public void tag(Path folder, List<String> tags) throws IOException {
    change(folder, note -> note.tagged(tags));
  }

  private synchronized void change(Path folder, UnaryOperator<RunNote> change) throws IOException {
    requireMine(folder);
    InTurn.change( // Another window may be writing on it.
        folder.resolve(RunNote.FILE), () -> change.apply(RunNote.read(folder)).write(folder));
  }

  /**
   * Moves a run to the trash.
   *
   * @return what {@link #restore} undoes
   * @throws IOException with one sentence where it is under way, or cannot be moved
   */
  public synchronized Deleted delete(Path folder) throws IOException {
    requireMine(folder);
    return trash.take(folder);
  }

  /**
   * Moves a run back from the trash.
   *
   * @throws IOException with one sentence where its place is taken, or it cannot be moved
   */
  public synchronized void restore(Deleted deleted) throws IOException {
    trash.giveBack(deleted);
  }

  /**
   * What lies in the trash, what was deleted last first. Each can be brought back to a name that is
   * free.
   *
   * @throws IOException with one sentence where it cannot be read
   */
  public synchronized List<Deleted> trash() throws IOException {
    return trash.content();
  }

  /**
   * Removes for good what was deleted thirty days ago or earlier. To be called before anything is
   * deleted that a person may still undo.
   *
   * @throws IOException with one sentence where something cannot be removed
   */
  public synchronized void empty() throws IOException {
    trash.empty();
  }

  private void requireMine(Path folder) throws IOException {
    if (!runs.equals(folder.getParent()) || !Files.isDirectory(folder)) {
      throw new IOException("there is no run %s in %s".formatted(folder.getFileName(), runs));
    }
  }
}
