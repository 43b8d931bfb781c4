package sparsam.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.result.Run;
import sparsam.store.RunSummary.Damaged;
import sparsam.store.RunSummary.Whole;
import sparsam.system.Sentence;

/**
 * The runs in a folder. Any thread may use it, also while a run is being written; a folder is read
 * again only when a file of it has changed.
 *
 * <p>What is deleted goes to {@code .trash} beside the runs, and from there for good when it has
 * lain there for thirty days.
 */
public final class History {
  private static final String TRASH = ".trash";
  private static final Duration KEPT = Duration.ofDays(30);

  /** What tells one version of a file from the next: every one is written as a file of its own. */
  private record Version(FileTime modified, long size, @Nullable Object key) {}

  private record Known(List<Version> versions, RunSummary summary) {}

  private static final Version ABSENT = new Version(FileTime.fromMillis(0), -1, null);

  private final Path runs;
  private final Clock clock;
  private Map<Path, Known> known = new HashMap<>();

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
  }

  /**
   * Every run, newest first.
   *
   * @throws IOException with one sentence where the folder of the runs cannot be read
   */
  public synchronized List<RunSummary> list() throws IOException {
    Map<Path, Known> found = new HashMap<>();
    for (Path folder : folders(runs)) {
      if (!String.valueOf(folder.getFileName()).startsWith(".")) {
        List<Version> versions = files(folder).map(History::version).toList();
        Known old = known.get(folder);
        found.put(
            folder,
            old != null && old.versions().equals(versions)
                ? old
                : new Known(versions, summarize(folder)));
      }
    }
    known = found;
    return found.values().stream()
        .map(Known::summary)
        .sorted(Comparator.comparing(RunSummary::time).thenComparing(RunSummary::folder).reversed())
        .toList();
  }

  /** What a summary is read from. */
  private static Stream<Path> files(Path folder) {
    return Stream.of(
        RunFolder.recipeFile(folder), RunFolder.results(folder), folder.resolve(RunNote.FILE));
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isDirectory).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(parent, Sentence.of(e)), e);
    }
  }

  private static Version version(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException _) {
      return ABSENT;
    }
  }

  private RunSummary summarize(Path path) {
    LocalDateTime time = RunFolder.time(path).orElseGet(() -> written(path));
    try {
      RunFolder folder = RunFolder.look(path);
      Run run = RunJson.read(folder.run(), folder.recipe());
      return new Whole(path, time, RunNote.read(path), run.recipe(), run.state(), run.results());
    } catch (IOException e) {
      return new Damaged(path, time, String.valueOf(e.getMessage()));
    }
  }

  /** When a folder's recipe was written, which is when its run began. */
  private LocalDateTime written(Path folder) {
    Path recipe = RunFolder.recipeFile(folder);
    FileTime modified = version(Files.exists(recipe) ? recipe : folder).modified();
    return LocalDateTime.ofInstant(modified.toInstant(), clock.getZone());
  }

  /**
   * Calls a run by another name.
   *
   * @param name empty for its recipe's
   * @throws IOException with one sentence where it cannot be written down
   * @throws IllegalArgumentException as {@link RunNote}
   */
  public void rename(Path folder, String name) throws IOException {
    change(folder, note -> new RunNote(name.strip(), note.text(), note.starred()));
  }

  /**
   * Writes a note on a run.
   *
   * @throws IOException with one sentence where it cannot be written down
   * @throws IllegalArgumentException as {@link RunNote}
   */
  public void note(Path folder, String text) throws IOException {
    change(folder, note -> new RunNote(note.name(), text, note.starred()));
  }

  /**
   * Stars a run, or takes its star.
   *
   * @throws IOException with one sentence where it cannot be written down
   */
  public void star(Path folder, boolean starred) throws IOException {
    change(folder, note -> new RunNote(note.name(), note.text(), starred));
  }

  private synchronized void change(Path folder, UnaryOperator<RunNote> change) throws IOException {
    requireMine(folder);
    change.apply(RunNote.read(folder)).write(folder);
  }

  /**
   * Moves a run to the trash.
   *
   * @return what {@link #restore} undoes
   * @throws IOException with one sentence where it is under way, or cannot be moved
   */
  public synchronized Deleted delete(Path folder) throws IOException {
    requireMine(folder);
    RunFolder.requireFree(folder);
    Path trash = runs.resolve(TRASH);
    String name = String.valueOf(folder.getFileName());
    Path to = trash.resolve(name);
    for (int i = 2; Files.exists(to); i++) {
      to = trash.resolve(name + "-" + i);
    }
    try {
      Files.createDirectories(trash);
      Files.move(folder, to);
      // How long it lies there is counted from here.
      Files.setLastModifiedTime(to, FileTime.from(clock.instant()));
    } catch (IOException e) {
      throw new IOException("%s cannot be deleted: %s".formatted(folder, Sentence.of(e)), e);
    }
    return new Deleted(folder, to);
  }

  /**
   * Moves a run back from the trash.
   *
   * @throws IOException with one sentence where its place is taken, or it cannot be moved
   */
  public synchronized void restore(Deleted deleted) throws IOException {
    try {
      Files.move(deleted.to(), deleted.from());
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be brought back: %s".formatted(deleted.from(), Sentence.of(e)), e);
    }
  }

  /**
   * Removes for good what was deleted thirty days ago or earlier. To be called before anything is
   * deleted that a person may still undo.
   *
   * @throws IOException with one sentence where something cannot be removed
   */
  public synchronized void empty() throws IOException {
    Instant limit = clock.instant().minus(KEPT);
    for (Path folder : folders(runs.resolve(TRASH))) {
      try {
        if (!Files.getLastModifiedTime(folder).toInstant().isAfter(limit)) {
          remove(folder);
        }
      } catch (IOException e) {
        throw new IOException("%s cannot be removed: %s".formatted(folder, Sentence.of(e)), e);
      }
    }
  }

  /** Follows no link, so nothing outside is ever touched. */
  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void requireMine(Path folder) throws IOException {
    if (!runs.equals(folder.getParent()) || !Files.isDirectory(folder)) {
      throw new IOException("there is no run %s in %s".formatted(folder.getFileName(), runs));
    }
  }
}
