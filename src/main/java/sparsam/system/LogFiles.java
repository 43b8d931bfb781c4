package sparsam.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log in files that take turns: {@code sparsam-0.0.log} is written, and when it is full the
 * older ones move up, to {@code sparsam-0.3.log} and then away. A second process at the same time
 * writes {@code sparsam-1.0.log} and so on.
 *
 * <p>A folder or disk that cannot be written to costs the log and nothing else.
 */
public final class LogFiles implements AutoCloseable {
  private static final int BYTES = 1 << 20;
  private static final int COUNT = 4;
  private static final String NAME = "sparsam-%u.%g.log";
  private static final Pattern NAMED = Pattern.compile("sparsam-\\d+\\.\\d+\\.log");
  private static final Logger ROOT = Logger.getLogger("");

  private final @Nullable FileHandler handler;

  private LogFiles(@Nullable FileHandler handler) {
    this.handler = handler;
  }

  /**
   * From now on everything that is logged is written into a folder, which is made if need be.
   *
   * @param complaints is told, in one sentence and once, that nothing can be written
   */
  public static LogFiles open(Path folder, Consumer<String> complaints) {
    return open(folder, BYTES, COUNT, complaints);
  }

  static LogFiles open(Path folder, int bytes, int count, Consumer<String> complaints) {
    try {
      Files.createDirectories(folder);
      // In a pattern a percent sign of the folder's own would begin a place.
      String pattern = folder.toString().replace("%", "%%") + "/" + NAME;
      FileHandler handler = new FileHandler(pattern, bytes, count, true);
      handler.setEncoding(StandardCharsets.UTF_8.name());
      handler.setFormatter(new LogLine());
      handler.setErrorManager(new Once(folder, complaints));
      ROOT.addHandler(handler);
      return new LogFiles(handler);
    } catch (IOException e) {
      complaints.accept(sentence(folder, e));
      return new LogFiles(null);
    }
  }

  private static String sentence(Path folder, @Nullable Exception e) {
    return "Sparsam keeps no log, because it cannot write to %s (%s).".formatted(folder, reason(e));
  }

  private static String reason(@Nullable Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    // Its message is the file's name alone where it has no reason of its own.
    String given =
        e instanceof FileSystemException named
            ? named.getReason()
            : e == null ? null : e.getMessage();
    return given == null ? "it cannot be made" : given;
  }

  /**
   * The last lines of the log that was written last, oldest first; none where there is no log that
   * can be read.
   */
  public static List<String> last(Path folder, int lines) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> newest =
          files
              .filter(file -> NAMED.matcher(String.valueOf(file.getFileName())).matches())
              .max(Comparator.comparing(LogFiles::modified));
      if (newest.isEmpty()) {
        return List.of();
      }
      List<String> all =
          new String(Files.readAllBytes(newest.get()), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // moved up or away just now
    }
  }

  /** Writes no more. The end of the process does the same. */
  @Override
  public void close() {
    if (handler != null) {
      ROOT.removeHandler(handler);
      handler.close();
    }
  }

  /** What a handler does when it fails: not a stack trace for every record. */
  private static final class Once extends ErrorManager {
    private final Path folder;
    private final Consumer<String> complaints;
    private final AtomicBoolean said = new AtomicBoolean();

    Once(Path folder, Consumer<String> complaints) {
      this.folder = folder;
      this.complaints = complaints;
    }

    @Override
    public void error(@Nullable String message, @Nullable Exception e, int code) {
      if (said.compareAndSet(false, true)) {
        complaints.accept(sentence(folder, e));
      }
    }
  }
}
