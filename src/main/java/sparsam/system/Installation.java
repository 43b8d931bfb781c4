package sparsam.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where the program itself lies, if an installer put it there. */
public final class Installation {
  private Installation() {}

  /**
   * The folder with the licences of what comes with the program.
   *
   * @param properties the system's, where the launcher says {@code sparsam.app}, the program's
   *     folder. A class cannot tell: from the JVM's cache it says where the cache was made.
   */
  public static Optional<Path> licences(Properties properties) {
    return Optional.ofNullable(properties.getProperty("sparsam.app"))
        .map(folder -> Path.of(folder).resolve("licences"))
        .filter(Files::isDirectory);
  }
}
