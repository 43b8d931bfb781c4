package sparsam.system;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the program runs on, as a bug report wants to know it.
 *
 * @param java the runtime's version and who made it
 * @param system the operating system's name and version
 * @param architecture the processor's, as Java calls it
 * @param processors how many there are for this process
 * @param memory of the computer, in bytes
 * @param heap the most that Java takes of it for objects, in bytes
 */
public record Computer(
    String java, String system, String architecture, int processors, long memory, long heap) {
  private static final Path RELEASE = Path.of("/etc/os-release");

  /** This one. Takes a moment, as it asks the system for its memory. */
  public static Computer here() {
    Runtime runtime = Runtime.getRuntime();
    return new Computer(
        Runtime.version() + ", " + System.getProperty("java.vendor", ""),
        system(RELEASE),
        System.getProperty("os.arch", ""),
        runtime.availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        runtime.maxMemory());
  }

  static String system(Path release) {
    String plain = operatingSystem();
    return distribution(release).map(name -> name + ", " + plain).orElse(plain);
  }

  /** The operating system as Java knows it, without asking for more. */
  public static String operatingSystem() {
    return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
  }

  /** Linux's distribution by the name it gives itself, see os-release(5). */
  private static Optional<String> distribution(Path release) {
    if (!Files.isReadable(release)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", "").strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
