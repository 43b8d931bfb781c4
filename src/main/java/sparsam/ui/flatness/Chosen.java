package sparsam.ui.flatness;

import java.nio.file.Path;

/** A network that can be looked at. */
public sealed interface Chosen {
  /** What a person calls it. */
  String name();

  /**
   * One of the run.
   *
   * @param name of its result
   */
  record OfRun(String name) implements Chosen {}

  /** One of a file of weights. */
  record OfFile(Path file) implements Chosen {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }
  }
}
