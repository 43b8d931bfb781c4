package sparsam.system;

import java.io.IOException;
import java.nio.ByteBuffer;
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
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Path path, byte[] bytes) throws IOException {
    replace(path, false, bytes);
  }

  /**
   * Text in UTF-8.
   *
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Path path, CharSequence text) throws IOException {
    replace(path, false, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes what is there by now, if anything, and more behind it. */
  public static void append(Path path, CharSequence more) throws IOException {
    replace(path, Files.exists(path), more.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Path path, boolean keep, byte[] bytes) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + UNFINISHED);
    try {
      if (keep) {
        Files.copy(path, beside, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(beside);
      }
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushFolder(path);
    } catch (IOException e) {
      discard(beside, e);
      throw new IOException("%s cannot be written: %s".formatted(path, Sentence.of(e)), e);
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

  private static void discard(Path beside, IOException cause) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
