package sparsam.campaign.disk;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;
import sparsam.campaign.disk.Fault.Deed;

/**
 * A path of the system's that belongs to the files that fail.
 *
 * @param real the system's own
 */
record FaultyPath(FaultyFiles files, Path real) implements Path {
  /** Where nothing can be opened: what is asked for by its old name fails so. */
  static final String NOWHERE = "no-such-disk";

  private Path faulty(Path other) {
    return new FaultyPath(files, other);
  }

  private @Nullable Path orNull(@Nullable Path other) {
    return other == null ? null : faulty(other);
  }

  private static Path real(Path other) {
    return other instanceof FaultyPath faulty ? faulty.real : other;
  }

  @Override
  public FileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return orNull(real.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return orNull(real.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return orNull(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return faulty(real.getName(index));
  }

  @Override
  public Path subpath(int begin, int end) {
    return faulty(real.subpath(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(real(other));
  }

  @Override
  public Path normalize() {
    return faulty(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return faulty(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return faulty(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return faulty(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    files.fault().on(real, Deed.READ);
    return faulty(real.toRealPath(options));
  }

  /** What is opened by it is flushed: that is a write, too. */
  @Override
  public File toFile() {
    try {
      files.fault().on(real, Deed.PUT);
      return new File(real.toString());
    } catch (IOException _) {
      return new File(real.resolve(NOWHERE).resolve(NOWHERE).toString());
    }
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
      throws IOException {
    return real.register(watcher, events, modifiers);
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FaultyPath faulty && faulty.real.equals(real);
  }

  @Override
  public int hashCode() {
    return real.hashCode();
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
