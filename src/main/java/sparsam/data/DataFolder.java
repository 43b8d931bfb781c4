package sparsam.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where downloaded data sets lie when nobody names a folder: where the system keeps such files. */
public final class DataFolder {
  private DataFolder() {}

  /** This machine's. */
  public static Path standard() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")),
        System.getenv());
  }

  /**
   * {@code $XDG_DATA_HOME/sparsam/data} or {@code ~/.local/share/sparsam/data} on Linux (a relative
   * XDG path counts as none, as the XDG specification says), {@code %LOCALAPPDATA%\sparsam\data} on
   * Windows, {@code ~/Library/Application Support/sparsam/data} on macOS.
   */
  static Path of(String system, Path home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    Path base;
    if (os.startsWith("windows")) {
      base = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
    } else if (os.startsWith("mac")) {
      base = home.resolve("Library").resolve("Application Support");
    } else {
      base = absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"));
    }
    return base.resolve("sparsam").resolve("data");
  }

  private static Path absolute(@Nullable String named, Path otherwise) {
    return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
  }
}
