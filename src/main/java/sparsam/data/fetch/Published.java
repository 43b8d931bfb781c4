package sparsam.data.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import sparsam.data.Digest;
import sparsam.data.source.Gzip;

/**
 * A file as it was published.
 *
 * @param name as it is kept; without {@code .gz} where it is kept unpacked
 * @param digest SHA-256 (64 lower-case hexadecimal digits) or, where its authors gave no better,
 *     MD5 (32) of the file as it is kept
 * @param bytes of the same
 * @param packed whether mirrors pack it, each in its own way, so that it is kept unpacked
 */
public record Published(String name, String digest, long bytes, boolean packed) {
  /** A file that mirrors send gzipped: what comes out is checked and kept. */
  public static Published unpacked(String name, String sha256, long bytes) {
    return new Published(name, sha256, bytes, true);
  }

  /** A file that is kept byte for byte as it is sent. */
  public static Published whole(String name, String digest, long bytes) {
    return new Published(name, digest, bytes, false);
  }

  /** What mirrors call it. */
  String remote() {
    return packed ? name + ".gz" : name;
  }

  /** The file in a folder, under one of the names that go around. */
  public Optional<Path> find(Path folder) {
    String dotted = name.replace("-idx", ".idx");
    return Stream.of(name, name + ".gz", dotted, dotted + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Copies a file, unpacked where it is kept so and is gzipped, and says what is wrong with it;
   * null where nothing is. Stops as soon as there is more than was published.
   *
   * @throws IOException when reading or writing fails here
   */
  public @Nullable String flaw(Path path, OutputStream copy) throws IOException {
    Digest sum = Digest.like(digest);
    long left = bytes;
    byte[] buffer = new byte[1 << 16];
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = packed ? Gzip.unpacked(raw) : raw) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          return "a file that is too long";
        }
        sum.update(buffer, n);
        copy.write(buffer, 0, n);
      }
    } catch (EOFException e) {
      return "a file that is cut short";
    } catch (ZipException e) {
      return "a damaged gzip file";
    }
    if (left > 0) {
      return "a file that is too short";
    }
    return sum.hex().equals(digest)
        ? null
        : "a file with another %s than the published one".formatted(sum.algorithm());
  }
}
