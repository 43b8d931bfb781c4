package sparsam.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Another process that locks a file, says so, and lets it go when its input ends. */
final class Locker {
  private Locker() {}

  public static void main(String[] args) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) {
        System.out.println("taken");
        System.exit(1);
      }
      System.out.println("locked");
      while (System.in.read() >= 0) {}
    }
  }
}
