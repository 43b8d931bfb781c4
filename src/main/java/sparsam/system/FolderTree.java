package sparsam.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class FolderTree {
  private FolderTree() {}

  /**
   * Makes a folder and those above it; one that is there is fine.
   *
   * @throws IOException with one sentence
   */
  public static void make(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "the folder %s cannot be made: %s".formatted(folder, Sentence.of(e)), e);
    }
  }

  /**
   * What lies in a folder, by name.
   *
   * @throws IOException with one sentence
   */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static IOException unreadable(Path folder, IOException cause) {
    return new IOException("%s cannot be read: %s".formatted(folder, Sentence.of(cause)), cause);
  }

  /**
   * Removes a folder, or a file, for good; one that is not there is fine. Follows no link, so
   * nothing outside is ever touched.
   *
   * @throws IOException with one sentence
   */
  public static void delete(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(done);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException _) {
      // There is nothing to remove.
    } catch (IOException e) {
      throw new IOException("%s cannot be removed: %s".formatted(folder, Sentence.of(e)), e);
    }
  }

  /**
   * Copies a folder into another, which is made.
   *
   * @throws IOException with one sentence
   */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      Files.createDirectories(to);
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be copied to %s: %s".formatted(from, to, Sentence.of(e)), e);
    }
  }
}
