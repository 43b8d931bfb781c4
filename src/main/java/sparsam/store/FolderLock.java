package sparsam.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import sparsam.store.RunSummary.Holder;
import sparsam.system.Sentence;

/**
 * The lock of a run's folder: while it is held, no second run writes there.
 *
 * <p>A system's locks on a file belong to the whole process, and on most of them closing any
 * channel to the file gives all of them back. So what this process holds is known here, and a file
 * that is held is never opened again.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = ".lock";

  /** Another process that only looks who has the folder has it itself for a moment. */
  private static final int TRIES = 5;

  private static final int MILLISECONDS_BETWEEN = 20;

  /** The folders that this process holds; also guards that no channel is opened meanwhile. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws IOException with one sentence where another run has the folder, or it cannot be written
   */
  static FolderLock of(Path path) throws IOException {
    for (int i = 1; i < TRIES; i++) {
      if (holder(path) != Holder.ELSEWHERE) {
        break;
      }
      try {
        Thread.sleep(MILLISECONDS_BETWEEN);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    synchronized (HELD) {
      Path folder;
      FileChannel channel;
      try {
        folder = path.toRealPath();
        if (HELD.contains(folder)) {
          throw taken(path);
        }
        channel =
            FileChannel.open(
                path.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (java.nio.file.FileSystemException e) {
        throw new IOException(
            "the run's folder %s cannot be written: %s".formatted(path, Sentence.of(e)), e);
      }
      try {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          throw taken(path);
        }
        HELD.add(folder);
        return new FolderLock(folder, channel);
      } catch (OverlappingFileLockException e) {
        channel.close();
        throw taken(path);
      } catch (IOException e) {
        channel.close();
        throw e.getCause() == null && !(e instanceof java.nio.file.FileSystemException)
            ? e
            : new IOException(
                "the run's folder %s cannot be locked: %s".formatted(path, Sentence.of(e)), e);
      }
    }
  }

  private static IOException taken(Path path) {
    return new IOException(
        path + " is in use by another run; wait for it or choose another folder");
  }

  /** Who has a folder now; nobody has one that cannot be looked at. Leaves nothing locked. */
  static Holder holder(Path path) {
    synchronized (HELD) {
      try {
        if (HELD.contains(path.toRealPath())) {
          return Holder.HERE;
        }
        Path file = path.resolve(FILE);
        if (!Files.exists(file)) {
          return Holder.NOBODY;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
          return lock == null ? Holder.ELSEWHERE : Holder.NOBODY;
        }
      } catch (IOException | OverlappingFileLockException _) {
        return Holder.NOBODY;
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(folder);
      channel.close();
    }
  }
}
