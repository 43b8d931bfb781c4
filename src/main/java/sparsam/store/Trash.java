package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sparsam.store.History.Deleted;
import sparsam.system.FolderTree;
import sparsam.system.Sentence;

/** Where deleted runs lie beside the others, until they have lain there for thirty days. */
final class Trash {
  private static final String NAME = ".trash";
  private static final Duration KEPT = Duration.ofDays(30);

  private final Path runs;
  private final Path trash;
  private final Clock clock;

  /**
   * @param runs the folder of the runs' folders; need not exist
   */
  Trash(Path runs, Clock clock) {
    this.runs = runs;
    this.trash = runs.resolve(NAME);
    this.clock = clock;
  }

  /**
   * Moves a run to the trash.
   *
   * @return what {@link #giveBack} undoes
   * @throws IOException with one sentence where it is under way, or cannot be moved
   */
  Deleted take(Path folder) throws IOException {
    RunFolder.requireFree(folder);
    Path to = free(trash, name(folder));
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
  void giveBack(Deleted deleted) throws IOException {
    try {
      Files.move(deleted.to(), deleted.from());
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be brought back: %s".formatted(deleted.from(), Sentence.of(e)), e);
    }
  }

  /**
   * What lies in the trash, what was deleted last first. Each can be brought back to a name that is
   * free.
   *
   * @throws IOException with one sentence where it cannot be read
   */
  List<Deleted> content() throws IOException {
    Map<Path, FileTime> times = new HashMap<>();
    for (Path folder : History.folders(trash)) {
      times.put(folder, time(folder));
    }
    return times.entrySet().stream()
        .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
        .map(entry -> new Deleted(free(runs, name(entry.getKey())), entry.getKey()))
        .toList();
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  /** A place of this name, or with a number behind it where that is taken. */
  private static Path free(Path parent, String name) {
    Path to = parent.resolve(name);
    for (int i = 2; Files.exists(to); i++) {
      to = parent.resolve(name + "-" + i);
    }
    return to;
  }

  /**
   * Removes for good what was deleted thirty days ago or earlier. To be called before anything is
   * deleted that a person may still undo.
   *
   * @throws IOException with one sentence where something cannot be removed
   */
  void empty() throws IOException {
    Instant limit = clock.instant().minus(KEPT);
    for (Path folder : History.folders(trash)) {
      if (!time(folder).toInstant().isAfter(limit)) {
        FolderTree.delete(folder);
      }
    }
  }

  private static FileTime time(Path folder) throws IOException {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(folder, Sentence.of(e)), e);
    }
  }
}
