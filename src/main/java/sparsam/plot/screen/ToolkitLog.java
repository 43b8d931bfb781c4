package sparsam.plot.screen;

import java.util.logging.Logger;

/** What JavaFX says on the error stream when it starts. */
public final class ToolkitLog {
  private static final String ON_CLASS_PATH = "Unsupported JavaFX configuration";

  /** Held here, for the log itself lets go of a logger that nobody holds, and of its filter. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private ToolkitLog() {}

  /**
   * To be called before the toolkit starts: leaves out the one warning that JavaFX is on the class
   * path, where this program has it on purpose; whoever reads it can do nothing about it.
   */
  public static void quiet() {
    JAVAFX.setFilter(
        record -> record.getMessage() == null || !record.getMessage().startsWith(ON_CLASS_PATH));
  }
}
