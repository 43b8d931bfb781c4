package sparsam.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import sparsam.system.Sentence;

/** Keeps other processes, and this one a second time, out of a run's folder. */
final class FolderLock implements AutoCloseable {
  static final String FILE = ".lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IOException with one sentence where somebody has it, or it cannot be written
   */
  static FolderLock of(Path path) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(path.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(
          "the run's folder %s cannot be written: %s".formatted(path, Sentence.of(e)), e);
    }
    try {
      @Nullable FileLock held = channel.tryLock();
      if (held != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // This very process has it.
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "the run's folder %s cannot be locked: %s".formatted(path, Sentence.of(e)), e);
    }
    channel.close();
    throw new IOException(path + " is in use by another run; wait for it or choose another folder");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
