package sparsam.ui.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.store.RunFiles;

/**
 * The folders of runs that one may look into: the window's own, the {@code runs} that the command
 * line writes to where the program was started, and those that a person chose.
 */
public final class Places {
  private static final int REMEMBERED = 6;

  private final Path own;
  private final @Nullable Path commandLine;
  private final ObjectProperty<Path> current;
  private final ObjectProperty<List<Path>> chosen = new SimpleObjectProperty<>(List.of());

  /**
   * @param own where the window's runs are written
   * @param commandLine where the command line's would be; offered where it is there
   */
  Places(Path own, Path commandLine) {
    this.own = own;
    this.commandLine = commandLine.equals(own) ? null : commandLine;
    this.current = new SimpleObjectProperty<>(own);
  }

  /** All that are there, the window's own first. */
  public List<Path> all() {
    return Stream.concat(
            Stream.concat(
                Stream.of(own),
                Optional.ofNullable(commandLine).filter(Files::isDirectory).stream()),
            chosen.get().stream())
        .distinct()
        .toList();
  }

  /** Remembers a folder; one that is a run's own stands for the one that it lies in. */
  Path choose(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path place = parent != null && RunFiles.isRun(absolute) ? parent : absolute;
    if (!place.equals(own) && !place.equals(commandLine)) {
      List<Path> places = new ArrayList<>(chosen.get());
      places.remove(place);
      places.addFirst(place);
      chosen.set(List.copyOf(places.subList(0, Math.min(REMEMBERED, places.size()))));
    }
    return place;
  }

  public Path own() {
    return own;
  }

  /** Whether another folder than the window's own is looked into. */
  public boolean elsewhere() {
    return !current.get().equals(own);
  }

  /** The folder whose runs are shown. */
  ObjectProperty<Path> current() {
    return current;
  }

  /** Those that a person chose, the last one first. */
  public ObjectProperty<List<Path>> chosen() {
    return chosen;
  }
}
