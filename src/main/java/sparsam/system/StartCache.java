package sparsam.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's ahead-of-time cache that an installation has beside its jars. The JVM takes it only if
 * the jars have the times of change that they had when it was made, and some installers and archive
 * managers give them others: Windows Installer shifts them by the time zone.
 */
public final class StartCache {
  private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);

  private StartCache() {}

  /**
   * Gives the installation's jars their times back, so that the next start is a fast one. Where
   * there is no installation, or not one that this person may change, nothing happens.
   *
   * @param properties the system's, where the launcher says {@code sparsam.app}, the folder, and
   *     {@code sparsam.app.time}
   */
  public static void fit(Properties properties) {
    String folder = properties.getProperty("sparsam.app");
    String time = properties.getProperty("sparsam.app.time");
    if (folder == null || time == null) {
      return;
    }
    try {
      FileTime right = FileTime.from(Instant.parse(time));
      for (Path jar : jars(Path.of(folder))) {
        if (Files.getLastModifiedTime(jar).toInstant().getEpochSecond()
            != right.toInstant().getEpochSecond()) {
          Files.setLastModifiedTime(jar, right);
        }
      }
    } catch (IOException e) {
      LOG.info("starts stay without their cache: {}", e.toString());
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
