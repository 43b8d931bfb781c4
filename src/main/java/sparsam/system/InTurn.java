package sparsam.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Changes of files that several threads and programs read and write anew, one after the other. */
public final class InTurn {
  /** A process may not ask for a lock that it has; changes are quick, so one turn is for all. */
  private static final Object HERE = new Object();

  /** Reads a file and writes it anew. */
  @FunctionalInterface
  public interface Change {
    void make() throws IOException;
  }

  private InTurn() {}

  /**
   * Waits until nobody else changes a file, and changes it. A hidden, empty file beside it tells
   * other programs so; it stays, for another may wait at it.
   *
   * @throws IOException what the change throws, or where the folder cannot be written
   */
  public static void change(Path file, Change change) throws IOException {
    Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
    synchronized (HERE) {
      try (FileChannel channel = open(file, lock);
          FileLock _ = channel.lock()) {
        removeUnfinished(file);
        change.make();
      }
    }
  }

  /** Whoever else was writing it was killed. */
  private static void removeUnfinished(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    WholeFile.removeUnfinished(folder, String.valueOf(file.getFileName())::equals);
  }

  private static FileChannel open(Path file, Path lock) throws IOException {
    try {
      return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw new IOException("%s cannot be written: %s".formatted(file, Sentence.of(e)), e);
    }
  }
}
