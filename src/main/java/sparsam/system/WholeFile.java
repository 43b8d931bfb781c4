package sparsam.system;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there whole or not at all: written beside their place, flushed to the disk, then
 * renamed.
 */
public final class WholeFile {
  private WholeFile() {}

  /** The end of the name under which a file is written before it takes its place. */
  public static final String UNFINISHED = ".tmp";

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
    Path beside = path.resolveSibling(path.getFileName() + UNFINISHED);
    boolean moved = false;
    try {
      if (keep) {
        Files.copy(path, beside, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(beside);
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
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(path, Sentence.of(e)), e);
    } finally {
      if (!moved) {
        discard(beside); // After it, one there is another's.
      }
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
