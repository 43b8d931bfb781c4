package sparsam.campaign.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import sparsam.InMemory;
import sparsam.system.FolderTree;

/**
 * Commands over a shelf of their own, and what each leaves when nothing disturbs it. All of it goes
 * when the process ends.
 */
public final class Undisturbed {
  private final Path folder;
  private final Shelf shelf;
  private final Map<Command, Contents> known = new EnumMap<>(Command.class);

  private Undisturbed(Path folder, Shelf shelf) {
    this.folder = folder;
    this.shelf = shelf;
  }

  /** In a new folder whose name begins so. */
  public static Undisturbed in(String prefix) throws IOException {
    Path folder = InMemory.folder(prefix);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    return new Undisturbed(folder, Shelf.in(folder.resolve("shelf")));
  }

  private static void remove(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  /** With room for more beside the shelf. */
  public Path folder() {
    return folder;
  }

  /** What the commands take. */
  public Shelf shelf() {
    return shelf;
  }

  /** Lays what a command needs. */
  public void prepare(Command command, Path place) throws IOException {
    Files.createDirectories(place);
    command.prepare(shelf, place);
  }

  /** What a command leaves in a place, which is empty before and after. */
  public Contents of(Command command, Path place) throws IOException {
    Contents made = known.get(command);
    if (made == null) {
      prepare(command, place);
      Shelf.must(command.first(shelf, place));
      made = Contents.of(place);
      FolderTree.delete(place);
      known.put(command, made);
    }
    return made;
  }
}
