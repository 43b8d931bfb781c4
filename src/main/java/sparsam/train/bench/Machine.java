package sparsam.train.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that was measured on.
 *
 * @param processor its maker's name for it, or the system's
 * @param cores how many of its cores the program may use
 * @param load how many threads wanted a core during the last minute; below 0 where the system does
 *     not tell
 * @param system operating system and kind of processor
 * @param java the runtime's version
 */
public record Machine(String processor, int cores, double load, String system, String java) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine here() {
    return new Machine(
        processor(LINUX),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().toString());
  }

  /**
   * @param linux what Linux tells about its processors; elsewhere there is no such file
   */
  static String processor(Path linux) {
    return modelName(linux)
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
        .orElse(System.getProperty("os.arch"));
  }

  private static Optional<String> modelName(Path linux) {
    if (!Files.isReadable(linux)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(linux, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
