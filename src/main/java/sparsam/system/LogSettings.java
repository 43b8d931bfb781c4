package sparsam.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * What {@code java.util.logging} keeps: what our own classes tell, what the libraries warn of, and
 * on the error stream errors alone.
 *
 * <p>The log makes an object of this class by its name when it is first used; a subcommand that
 * logs nothing pays nothing.
 */
public final class LogSettings {
  private static final String CLASS = "java.util.logging.config.class";
  private static final String FILE = "java.util.logging.config.file";

  /** By its name, for it knows this room. */
  private static final String RECENT = "sparsam.system.bug.RecentLog";

  private static final String SETTINGS =
      """
      .level=WARNING
      sparsam.level=INFO
      handlers=java.util.logging.ConsoleHandler %s
      java.util.logging.ConsoleHandler.level=SEVERE
      java.util.logging.ConsoleHandler.formatter=%s
      """
          .formatted(RECENT, LogLine.class.getName());

  /**
   * Sets the log up.
   *
   * @throws IOException never, as nothing is read from outside
   */
  public LogSettings() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** To be called before anything logs. Settings that the JVM was started with stay. */
  public static void install() {
    if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
      System.setProperty(CLASS, LogSettings.class.getName());
    }
  }
}
