package sparsam.ui.shell;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.result.Environment;
import sparsam.system.Computer;
import sparsam.system.Folders;
import sparsam.system.LogFiles;

/**
 * The log of one window, from its start to its end. Subcommands keep none: what goes wrong they say
 * to whoever called them, and what they did stands in the run's folder.
 */
final class WindowLog {
  private static final Logger LOG = LoggerFactory.getLogger(WindowLog.class);

  private WindowLog() {}

  /**
   * Begins to write, and catches what nothing else catches on any thread, the window's too.
   *
   * @param complaints is told if nothing can be written
   */
  static void begin(Folders folders, Consumer<String> complaints) {
    begin(folders.logs(), complaints);
    LOG.info("data in {}, runs in {}", folders.data(), folders.runs());
  }

  /** Returns what writes, to be closed where the process goes on. */
  static LogFiles begin(Path logs, Consumer<String> complaints) {
    LogFiles files = LogFiles.open(logs, complaints);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> LOG.error("nothing caught this on {}", thread.getName(), thrown));
    LOG.info(
        "Sparsam {} starts; Java {}, {}",
        Environment.VERSION,
        Runtime.version(),
        Computer.operatingSystem());
    return files;
  }

  /**
   * From now on what nothing catches is told to the window as well.
   *
   * @param window is told on the thread that failed
   */
  static void tell(Consumer<Throwable> window) {
    UncaughtExceptionHandler log = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          if (log != null) {
            log.uncaughtException(thread, thrown);
          }
          window.accept(thrown);
        });
  }

  /**
   * Notes, at the pulse after the first picture, how long a start took since the JVM's; to be
   * called with the window.
   *
   * <p>Not since the process's: Linux counts that from the second the computer was started in, and
   * so up to one second wrong.
   */
  static void noteFirstPicture() {
    new AnimationTimer() {
      private boolean drawn;

      @Override
      public void handle(long pulse) {
        if (drawn) {
          stop();
          long now = System.currentTimeMillis();
          Thread.ofVirtual()
              .name("first-picture")
              .start(
                  () ->
                      LOG.info(
                          "the window is there, {} ms after the start",
                          now - ManagementFactory.getRuntimeMXBean().getStartTime()));
        }
        drawn = true;
      }
    }.start();
  }

  /** The last line. Without it the program was ended from outside, or fell. */
  static void end() {
    LOG.info("the window is closed");
  }
}
