package sparsam.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Everything that asks a person in a window of its own. Tests answer in the person's place. */
public interface Dialogs {
  /**
   * Asks where to save a picture.
   *
   * @param name the file name proposed
   * @return empty where the person changed their mind
   */
  Optional<Path> savePng(String name);
}
