package sparsam.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import sparsam.data.DataException;

/** How files of people are read, and what is said of those that cannot be. */
final class Reading {
  private Reading() {}

  /** What is done with an open file. */
  interface Work<T> {
    T on(InputStream in) throws IOException, DataException;
  }

  /**
   * Opens a file, unpacked where it begins as gzip does.
   *
   * @throws DataException with one sentence where it cannot be read, or ends before it is whole
   */
  static <T> T file(Path path, Work<T> work) throws DataException {
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = Gzip.unpacked(raw)) {
      return work.on(in);
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  /** A path without links. */
  static Path real(Path file) throws DataException {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /**
   * Follows a link as far as it stays in a folder.
   *
   * @param root the folder, without links
   * @throws DataException where it leads elsewhere
   */
  static Path inside(Path file, Path root) throws DataException {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    Path target = real(file);
    if (!target.startsWith(root)) {
      throw wrong(file, "is a link that leaves %s: name what it leads to".formatted(root));
    }
    return target;
  }

  /** The sentence for a file that could not be read. */
  static DataException refused(Path path, IOException e) {
    return switch (e) {
      case EOFException _ ->
          new DataException(path + " ends before it is whole: put the original in its place.", e);
      case ZipException _ ->
          new DataException(
              "%s is a damaged archive (%s): put the original in its place."
                  .formatted(path, DataException.reason(e)),
              e);
      default ->
          new DataException(
              "%s cannot be read (%s): check the file and who may read it."
                  .formatted(path, DataException.reason(e)),
              e);
    };
  }

  /** The sentence for a file whose content is not what it should be. */
  static DataException wrong(Object path, String what) {
    return new DataException(path + " " + what + ".");
  }
}
