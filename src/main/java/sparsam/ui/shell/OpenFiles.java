package sparsam.ui.shell;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Application.EventHandler;
import java.io.File;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are opened in macOS's Finder: it sends them to the running program as an event, not as
 * arguments.
 *
 * <p>JavaFX has this event but shows it to nobody outside, so this is the one class that knows an
 * internal one of it, {@code com.sun.glass.ui.Application}. Should that become another, the window
 * opens all the same, and files can be dropped onto it.
 */
final class OpenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

  private OpenFiles() {}

  /**
   * Opens from now on what the system asks for, and what it asked for when it started the program.
   * To be called on the window's thread.
   *
   * @param system the operating system's name as Java has it; on any but macOS nothing is done
   * @param opener takes a file's absolute path
   */
  static void install(String system, Consumer<String> opener) {
    if (!system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return;
    }
    try {
      Application application = Application.GetApplication();
      application.setEventHandler(new Forwarding(application.getEventHandler(), opener));
    } catch (LinkageError | RuntimeException e) {
      LOG.warn("What is opened in the Finder does not come here: {}", e.toString());
    }
  }

  /** The toolkit has one handler; all but the files goes on to the one it had. */
  private static final class Forwarding extends EventHandler {
    private final EventHandler before;
    private final Consumer<String> opener;

    Forwarding(EventHandler before, Consumer<String> opener) {
      this.before = before;
      this.opener = opener;
    }

    /**
     * Of several files the first, for the window shows one thing at a time. The system may also
     * take the process's arguments for files; those that are relative do not come from the Finder.
     */
    @Override
    public void handleOpenFilesAction(Application app, long time, String[] files) {
      before.handleOpenFilesAction(app, time, files);
      Arrays.stream(files)
          .filter(file -> new File(file).isAbsolute())
          .findFirst()
          .ifPresent(opener);
    }

    @Override
    public void handleWillFinishLaunchingAction(Application app, long time) {
      before.handleWillFinishLaunchingAction(app, time);
    }

    @Override
    public void handleDidFinishLaunchingAction(Application app, long time) {
      before.handleDidFinishLaunchingAction(app, time);
    }

    @Override
    public void handleWillBecomeActiveAction(Application app, long time) {
      before.handleWillBecomeActiveAction(app, time);
    }

    @Override
    public void handleDidBecomeActiveAction(Application app, long time) {
      before.handleDidBecomeActiveAction(app, time);
    }

    @Override
    public void handleWillResignActiveAction(Application app, long time) {
      before.handleWillResignActiveAction(app, time);
    }

    @Override
    public void handleDidResignActiveAction(Application app, long time) {
      before.handleDidResignActiveAction(app, time);
    }

    @Override
    public void handleDidReceiveMemoryWarning(Application app, long time) {
      before.handleDidReceiveMemoryWarning(app, time);
    }

    @Override
    public void handleWillHideAction(Application app, long time) {
      before.handleWillHideAction(app, time);
    }

    @Override
    public void handleDidHideAction(Application app, long time) {
      before.handleDidHideAction(app, time);
    }

    @Override
    public void handleWillUnhideAction(Application app, long time) {
      before.handleWillUnhideAction(app, time);
    }

    @Override
    public void handleDidUnhideAction(Application app, long time) {
      before.handleDidUnhideAction(app, time);
    }

    @Override
    public void handleQuitAction(Application app, long time) {
      before.handleQuitAction(app, time);
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
      before.handlePreferencesChanged(preferences);
    }
  }
}
