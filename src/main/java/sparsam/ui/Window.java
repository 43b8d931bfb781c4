package sparsam.ui;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import sparsam.plot.ToolkitLog;
import sparsam.system.Folders;

/** The window's door: what the program calls when it is started without a subcommand. */
public final class Window {
  private Window() {}

  /**
   * Opens the lab and returns when it is closed.
   *
   * @param files the recipe's file to open first, or none
   * @param complaints where a sentence goes when there is no screen
   * @return the process's exit code
   */
  public static int open(List<String> files, PrintWriter complaints) {
    Optional<String> missing =
        Display.missing(
            System.getProperty("os.name", ""),
            System.getenv(),
            System.getProperty("glass.platform", ""));
    if (missing.isPresent()) {
      complaints.println(missing.get());
      return 1;
    }
    ToolkitLog.quiet();
    WindowLog.begin(Folders.standard(), complaints::println);
    try {
      Application.launch(Lab.class, files.toArray(String[]::new));
      WindowLog.end();
      return 0;
    } catch (UnsupportedOperationException e) {
      // What the toolkit throws where a display is named but does not answer.
      complaints.println(Display.NONE);
      return 1;
    }
  }
}
