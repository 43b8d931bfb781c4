package sparsam.system;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are there whole or not at all: written beside their place, flushed to the disk, then
 * renamed. Of several writers of one file, in one program or many, the last to end is the one whose
 * content stays.
 */
public final class WholeFile {
  private WholeFile() {}

  /** The end of the name under which a file is written before it takes its place. */
  private static final String UNFINISHED = ".tmp";

  /** The same with what tells writers apart, which older versions had not. */
  private static final Pattern NAME = Pattern.compile("(.+?)(\\.[0-9a-f]{1,16})?\\.tmp");

  /** Nobody writes a file for so long: who began it was killed. */
  private static final Duration GIVEN_UP = Duration.ofHours(1);

  /**
   * What a file will hold.
   *
   * @param <E> how it says that it is not worth having
   */
  @FunctionalInterface
  public interface Content<E extends Exception> {
    /**
     * @throws E where the file is to stay as it was
     */
    void to(OutputStream out) throws IOException, E;
  }

  /**
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Path path, byte[] bytes) throws IOException {
    WholeFile.<IOException>write(path, out -> out.write(bytes));
  }

  /**
   * Text in UTF-8.
   *
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Path path, CharSequence text) throws IOException {
    write(path, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes what is there by now, if anything, and more behind it. */
  public static void append(Path path, CharSequence more) throws IOException {
    byte[] bytes = more.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.<IOException>replace(path, Files.exists(path), out -> out.write(bytes));
  }

  /**
   * What comes piece by piece, and may turn out not to be worth having.
   *
   * @throws IOException with one sentence; what was there before is still there
   * @throws E as the content does; what was there before is still there
   */
  public static <E extends Exception> void write(Path path, Content<E> content)
      throws IOException, E {
    replace(path, false, content);
  }

  private static <E extends Exception> void replace(Path path, boolean keep, Content<E> content)
      throws IOException, E {
    // A name of its own: two that write at once would rename each other's half.
    Path beside = path.resolveSibling("%s.%s%s".formatted(path.getFileName(), mark(), UNFINISHED));
    boolean moved = false;
    try {
      if (keep) {
        Files.copy(path, beside);
      }
      try (OutputStream out =
          Files.newOutputStream(beside, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        content.to(out);
      }
      // A channel's would end with an interrupt, which asks a computation to stop and no file.
      try (FileOutputStream again = new FileOutputStream(beside.toFile(), true)) {
        again.getFD().sync();
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
      flushFolder(path);
      tidy(path);
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(path, Sentence.of(e)), e);
    } finally {
      if (!moved) {
        discard(beside); // After it, one there is another's.
      }
    }
  }

  private static String mark() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  /**
   * What a file will be called that has not taken its place yet: it is being written, or was by a
   * program that was killed. Empty for any other file.
   */
  public static Optional<String> unfinished(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Removes what killed programs were writing in a folder.
   *
   * @param names of the files that nobody writes now
   * @throws IOException with one sentence
   */
  public static void removeUnfinished(Path folder, Predicate<String> names) throws IOException {
    try {
      for (Path file : unfinished(folder, names)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be tidied: %s".formatted(folder, Sentence.of(e)), e);
    }
  }

  /**
   * Removes a file; one that is not there is fine, a folder with anything in it stays.
   *
   * @throws IOException with one sentence
   */
  public static void remove(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IOException("%s cannot be removed: %s".formatted(file, Sentence.of(e)), e);
    }
  }

  private static List<Path> unfinished(Path folder, Predicate<String> names) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file ->
                unfinished(String.valueOf(file.getFileName())).filter(names).isPresent()
                    && Files.isRegularFile(file))) {
      files.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** Removes what others left of this file who began to write it and were killed. */
  private static void tidy(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try {
      String name = String.valueOf(path.getFileName());
      for (Path file : unfinished(folder, name::equals)) {
        Instant now = Files.getLastModifiedTime(path).toInstant();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(GIVEN_UP))) {
          discard(file);
        }
      }
    } catch (IOException _) {
      // It lies in nobody's way.
    }
  }

  /** The rename itself reaches the disk with its folder, where the system can open one. */
  private static void flushFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException _) {
        // Windows opens no folders; it keeps the order of renames itself.
      }
    }
  }

  /** What did not take its place; what did is not there any more. */
  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException _) {
      // The next write takes its place.
    }
  }
}
