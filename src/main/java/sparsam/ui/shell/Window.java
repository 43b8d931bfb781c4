package sparsam.ui.shell;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.plot.screen.ToolkitLog;
import sparsam.system.FirstInstance;
import sparsam.system.Folders;

/** The window's door: what the program calls when it is started without a subcommand. */
public final class Window {
  private Window() {}

  /**
   * Opens the lab and returns when it is closed; where this person has it open already, it comes to
   * the front there, and this returns at once.
   *
   * @param files the recipe's file, the run's folder or the file of weights to open, or none
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
    String file = files.stream().findFirst().map(Window::absolute).orElse("");
    Optional<FirstInstance> instance = meet(Folders.standard(), System.getenv(), file);
    if (instance.isEmpty()) {
      return 0;
    }
    ToolkitLog.quiet();
    WindowLog.begin(Folders.standard(), complaints::println);
    try (FirstInstance first = instance.get()) {
      Lab.launch(first, file);
      WindowLog.end();
      return 0;
    } catch (UnsupportedOperationException e) {
      // What the toolkit throws where a display is named but does not answer.
      complaints.println(Display.NONE);
      return 1;
    }
  }

  /** Also of what is no path; the window says so. */
  private static String absolute(String file) {
    return new File(file).getAbsolutePath();
  }

  /**
   * As {@link FirstInstance#meet}, for windows of the same runs on the same display: one elsewhere,
   * as of a session from afar, cannot come to the front here.
   */
  static Optional<FirstInstance> meet(
      Folders folders, Map<String, String> environment, String file) {
    String display = environment.getOrDefault("DISPLAY", "");
    return FirstInstance.meet(folders.meeting(), folders.runs() + "\n" + display, file);
  }
}
