package sparsam.campaign.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.campaign.disk.Fault.Deed;

/**
 * The system's files, for a whole process, with a fault on demand: named to the JVM by {@code
 * -Djava.nio.file.spi.DefaultFileSystemProvider}.
 */
public final class FaultyProvider extends FileSystemProvider {
  /** The property that names the folder in which files fail. */
  static final String ROOT = "sparsam.campaign.root";

  private final FileSystemProvider real;
  private final FaultyFiles files;
  private final Fault fault;

  /**
   * As the JVM makes it.
   *
   * @param real the system's own
   */
  public FaultyProvider(FileSystemProvider real) {
    this.real = real;
    FileSystem system = real.getFileSystem(URI.create("file:///"));
    this.fault = new Fault(system.getPath(System.getProperty(ROOT, "/nowhere")));
    this.files = new FaultyFiles(this, system);
  }

  Fault fault() {
    return fault;
  }

  private static Path real(Path path) {
    return ((FaultyPath) path).real();
  }

  private Path faulty(Path path) {
    return new FaultyPath(files, path);
  }

  private static boolean writes(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE)
        || options.contains(StandardOpenOption.APPEND);
  }

  private void opened(Path path, Set<? extends OpenOption> options) throws IOException {
    fault.on(path, writes(options) ? Deed.PUT : Deed.READ);
  }

  @Override
  public String getScheme() {
    return real.getScheme();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) throws IOException {
    return real.newFileSystem(uri, settings);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return faulty(real.getPath(uri));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    opened(real(path), options);
    SeekableByteChannel channel = real.newByteChannel(real(path), options, attributes);
    return writes(options) ? new FaultyChannel(channel, fault, real(path)) : channel;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    opened(real(path), options);
    return real.newFileChannel(real(path), options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    fault.on(real(folder), Deed.READ);
    DirectoryStream<Path> stream =
        real.newDirectoryStream(real(folder), entry -> filter.accept(faulty(entry)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> entries = stream.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return entries.hasNext();
          }

          @Override
          public Path next() {
            return faulty(entries.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    fault.on(real(folder), Deed.PUT);
    real.createDirectory(real(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    fault.on(real(path), Deed.CHANGE);
    real.delete(real(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    fault.on(real(path), Deed.CHANGE);
    return real.deleteIfExists(real(path));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    fault.on(real(to), Deed.PUT);
    real.copy(real(from), real(to), options);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    fault.on(real(to), Deed.CHANGE);
    real.move(real(from), real(to), options);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    fault.on(real(path), Deed.READ);
    real.checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    fault.on(real(path), Deed.READ);
    return real.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    fault.on(real(path), Deed.READ);
    return real.readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    fault.on(real(path), Deed.CHANGE);
    real.setAttribute(real(path), name, value, options);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return faulty(real.readSymbolicLink(real(link)));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    fault.on(real(link), Deed.PUT);
    real.createSymbolicLink(real(link), real(target), attributes);
  }
}
