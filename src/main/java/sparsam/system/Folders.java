package sparsam.system;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps files on this computer: where the system wants such files to be. None of
 * them need be there yet.
 *
 * <p>On Linux the folders of the XDG Base Directory Specification (a relative path in one of its
 * variables counts as none), on Windows {@code %LOCALAPPDATA%}, on macOS the home's {@code
 * Library}.
 *
 * @param data downloaded data sets
 * @param runs the window's runs, a folder each
 * @param logs what the program wrote about itself
 * @param memory the file of what the window remembers from one start to the next
 * @param meeting where a second start of the window finds the first
 */
public record Folders(Path data, Path runs, Path logs, Path memory, Path meeting) {
  private static final String NAME = "sparsam";

  /** This computer's, for this person. */
  public static Folders standard() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")),
        System.getenv());
  }

  /**
   * Another computer's or person's.
   *
   * @param system the operating system's name as Java has it
   */
  public static Folders of(String system, Path home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path base =
          absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
              .resolve(NAME);
      return in(base, base.resolve("logs"), base);
    }
    if (os.startsWith("mac")) {
      Path library = home.resolve("Library");
      Path base = library.resolve("Application Support").resolve(NAME);
      return in(base, library.resolve("Logs").resolve(NAME), base);
    }
    Path local = home.resolve(".local");
    Path share = absolute(environment.get("XDG_DATA_HOME"), local.resolve("share"));
    return in(
        share.resolve(NAME),
        absolute(environment.get("XDG_STATE_HOME"), local.resolve("state"))
            .resolve(NAME)
            .resolve("logs"),
        absolute(environment.get("XDG_RUNTIME_DIR"), share).resolve(NAME));
  }

  private static Folders in(Path base, Path logs, Path runtime) {
    return new Folders(
        base.resolve("data"),
        base.resolve("runs"),
        logs,
        base.resolve("window.json"),
        runtime.resolve("meeting"));
  }

  private static Path absolute(@Nullable String named, Path otherwise) {
    return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
  }
}
