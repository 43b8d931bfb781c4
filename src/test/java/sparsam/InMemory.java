package sparsam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the folders of tests in memory where the system has a place for that with room enough:
 * every file of a run is flushed to the disk, and thousands of them are what tests would wait for.
 */
public final class InMemory implements TempDirFactory {
  private static final Path PLACE = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 2L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    return folder("junit-");
  }

  /** A new folder in memory, or on the disk where memory has no room. */
  public static Path folder(String prefix) throws IOException {
    return isRoomy() ? Files.createTempDirectory(PLACE, prefix) : Files.createTempDirectory(prefix);
  }

  private static boolean isRoomy() throws IOException {
    return Files.isWritable(PLACE) && Files.getFileStore(PLACE).getUsableSpace() > ENOUGH_BYTES;
  }
}
