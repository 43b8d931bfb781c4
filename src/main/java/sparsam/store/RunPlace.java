package sparsam.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sparsam.recipe.Recipe;
import sparsam.system.FolderTree;
import sparsam.system.PlainText;
import sparsam.system.Sentence;
import sparsam.system.Slug;
import sparsam.system.WholeFile;

/** Where a new run goes, and whether the place is free. */
public final class RunPlace {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

  /** With the time before it and a number behind it, well below what systems take. */
  private static final int LONGEST_NAME = 100;

  private RunPlace() {}

  /**
   * Where a new run goes: the time and the recipe's name, and a number where two begin in one
   * second.
   *
   * @param runs the folder of the runs' folders; need not exist
   */
  public static Path next(Path runs, Recipe recipe, Clock clock) {
    String slug = PlainText.beginning(Slug.of(recipe.name()), LONGEST_NAME);
    String name = STAMP.format(LocalDateTime.now(clock)) + "-" + (slug.isEmpty() ? "run" : slug);
    Path folder = runs.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = runs.resolve(name + "-" + i);
    }
    return folder;
  }

  /** When a run began, where its folder's name is one of {@link #next}. */
  static Optional<LocalDateTime> time(Path folder) {
    String name = String.valueOf(folder.getFileName());
    try {
      return Optional.of(
          LocalDateTime.parse(name.substring(0, Math.min(name.length(), 17)), STAMP));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /**
   * Says whether {@link RunFolder#create(Path, Recipe)} could make a folder there, and makes
   * nothing.
   *
   * @throws IOException with one sentence where it holds a run or other files already
   */
  public static void requireUnused(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is a file; choose another folder for the run");
    }
    if (!Files.exists(path)) {
      return;
    }
    try {
      if (Files.exists(RunFiles.recipeFile(path)) && !isLeft(path)) {
        throw new IOException(path + " holds a run already; resume it, or choose another folder");
      }
      List<String> strangers = strangers(path);
      if (!strangers.isEmpty()) {
        throw new IOException(
            "%s holds other files (%s) and no run; choose an empty folder or a new one"
                .formatted(path, strangers.getFirst()));
      }
    } catch (FileSystemException e) {
      throw new IOException(
          "the run's folder %s cannot be made: %s".formatted(path, Sentence.of(e)), e);
    }
  }

  /** Whether it is as a start leaves it that failed before anything ran. */
  private static boolean isLeft(Path path) throws IOException {
    return !Files.exists(RunFiles.results(path))
        && isEmpty(path.resolve(RunFiles.WEIGHTS))
        && isEmpty(path.resolve(RunFiles.STEPS));
  }

  /**
   * Removes what a start left that failed before anything ran.
   *
   * @param path of a folder that is held, and {@link #requireUnused unused}
   * @throws IOException with one sentence
   */
  static void clear(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(FolderLock.FILE)) {
          FolderTree.delete(file);
        }
      }
    } catch (FileSystemException e) {
      throw new IOException(
          "the run's folder %s cannot be cleared: %s".formatted(path, Sentence.of(e)), e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** What lies in the folder and is not left by a run killed before anything had run. */
  private static List<String> strangers(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !RunFiles.BEGINNING.contains(WholeFile.unfinished(name).orElse(name)))
          .sorted()
          .toList();
    }
  }
}
