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
import org.jspecify.annotations.Nullable;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Difference;
import sparsam.recipe.FileNames;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeFile;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.recipe.Slug;
import sparsam.result.Run;
import sparsam.result.Weights;
import sparsam.system.PlainText;
import sparsam.system.Sentence;
import sparsam.system.WholeFile;

/** The folder of one run, locked while it is open so that no second process writes to it. */
public final class RunFolder implements AutoCloseable {
  /** The recipe, by the ending that the window opens at a double-click. */
  static final String RECIPE = "recipe" + RecipeFile.ENDING;

  /** What the recipe was called in runs that are older. */
  private static final String FORMER_RECIPE = "recipe.json";

  private static final String RUN = "run.json";
  private static final String WEIGHTS = "weights";
  private static final String STEPS = "steps";
  static final String METRICS = "metrics.csv";
  private static final String DISTRIBUTIONS = "distributions";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

  /** With the time before it and a number behind it, well below what systems take. */
  private static final int LONGEST_NAME = 100;

  private final Path path;
  private final Recipe recipe;
  private final FileNames names;
  private final @Nullable FolderLock lock;

  private RunFolder(Path path, Recipe recipe, @Nullable FolderLock lock) {
    this.path = path;
    this.recipe = recipe;
    this.names = FileNames.of(recipe);
    this.lock = lock;
  }

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

  /**
   * The run that a file or folder stands for: a folder for itself, the recipe and the results in a
   * run's folder for that. Empty for any other file, which may well be a recipe.
   */
  public static Optional<Path> around(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(file);
    }
    Path parent = file.toAbsolutePath().getParent();
    boolean named =
        List.of(RECIPE, FORMER_RECIPE, RUN).contains(String.valueOf(file.getFileName()));
    return named && parent != null && isRun(parent) && Files.exists(results(parent))
        ? Optional.of(parent)
        : Optional.empty();
  }

  /** Where a run's folder has its recipe, or would have it. */
  static Path recipeFile(Path folder) {
    Path former = folder.resolve(FORMER_RECIPE);
    Path file = folder.resolve(RECIPE);
    return Files.exists(former) && !Files.exists(file) ? former : file;
  }

  /** Where a run's folder has what came out, or would have it. */
  static Path results(Path folder) {
    return folder.resolve(RUN);
  }

  /** Whether a folder holds a run's recipe. */
  public static boolean isRun(Path folder) {
    return Files.isRegularFile(recipeFile(folder));
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
   * Makes the folder of a new run; an empty one may exist, and one in which nothing has run.
   *
   * @throws IOException with one sentence: it holds a run or other files already, another process
   *     has it, or it cannot be written
   */
  public static RunFolder create(Path path, Recipe recipe) throws IOException {
    requireUnused(path);
    try {
      Files.createDirectories(path);
      Files.createDirectories(path.resolve(WEIGHTS));
      Files.createDirectories(path.resolve(STEPS));
    } catch (FileSystemException e) {
      throw new IOException(
          "the run's folder %s cannot be made: %s".formatted(path, Sentence.of(e)), e);
    }
    FolderLock lock = FolderLock.of(path);
    try {
      WholeFile.write(path.resolve(RECIPE), RecipeWriter.write(recipe));
      return new RunFolder(path, recipe, lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Says whether {@link #create} could make a folder there, and makes nothing.
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
      if (Files.exists(recipeFile(path)) && !isLeft(path)) {
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
    return !Files.exists(results(path))
        && isEmpty(path.resolve(WEIGHTS))
        && isEmpty(path.resolve(STEPS));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Makes the folder of a new run that takes its dense network over instead of training it: the run
   * goes on as one that was broken off just after its dense phase.
   *
   * @throws IOException as {@link #create(Path, Recipe)}, and where the recipe's dense network is
   *     another; the message names the first key that differs
   */
  public static RunFolder create(Path path, Recipe recipe, GivenDense dense) throws IOException {
    dense.requireFor(recipe);
    RunFolder folder = create(path, recipe);
    try {
      dense.copyTo(folder);
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Opens the folder of a run that was stopped, killed or finished.
   *
   * @throws IOException with one sentence: it is no run folder, a newer version's or another
   *     process's, or it cannot be read or written
   */
  public static RunFolder resume(Path path) throws IOException {
    requireRun(path);
    NewerVersion.refuse(results(path));
    FolderLock lock = FolderLock.of(path);
    try {
      return new RunFolder(path, readRecipe(path), lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The folder of a run for reading only: no lock is taken, and a run may go on writing to it.
   *
   * @throws IOException with one sentence: it is no run folder, or its recipe cannot be read
   */
  static RunFolder look(Path path) throws IOException {
    requireRun(path);
    return new RunFolder(path, readRecipe(path), null);
  }

  /**
   * @throws IOException with one sentence where a run is under way in the folder
   */
  static void requireFree(Path path) throws IOException {
    FolderLock.of(path).close();
  }

  private static void requireRun(Path path) throws IOException {
    if (!isRun(path)) {
      throw new IOException(
          Files.exists(path)
              ? "%s is no run's folder: it holds no %s".formatted(path, RECIPE)
              : "there is no run in %s, because it does not exist".formatted(path));
    }
  }

  private static Recipe readRecipe(Path path) throws IOException {
    try {
      return RecipeReader.read(recipeFile(path));
    } catch (RecipeException e) {
      NewerVersion.refuse(results(path)); // That would be why its recipe is not understood.
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Opens the folder of a run of this recipe.
   *
   * @throws IOException as {@link #resume(Path)}, and where the folder was made for another recipe;
   *     the message names the first key that differs
   */
  public static RunFolder resume(Path path, Recipe expected) throws IOException {
    RunFolder folder = resume(path);
    if (!folder.recipe.equals(expected)) {
      folder.close();
      throw new IOException(
          "%s was made for another recipe: %s"
              .formatted(
                  path,
                  Difference.first(RecipeWriter.tree(folder.recipe), RecipeWriter.tree(expected))));
    }
    return folder;
  }

  public Path path() {
    return path;
  }

  /**
   * What came out by now, and what it was made with; nothing of a run that has not begun.
   *
   * @throws IOException with one sentence where it cannot be read
   */
  public Run soFar() throws IOException {
    return RunJson.read(run(), recipe);
  }

  /** The recipe the folder was made for. */
  public Recipe recipe() {
    return recipe;
  }

  /**
   * Weights that the run has written.
   *
   * @param name of a result: {@code dense}, {@code pruned} or an arm
   * @throws IOException with one sentence where they are not there, or damaged
   */
  public Weights weights(String name) throws IOException {
    Path file = weightsFile(name);
    if (!Files.exists(file)) {
      throw new IOException("%s holds no weights of %s yet".formatted(path, name));
    }
    return Weights.of(Safetensors.read(file));
  }

  public Path weightsFile(String name) {
    return path.resolve(WEIGHTS).resolve(names.of(name) + ".safetensors");
  }

  Path stepsFile(String name) {
    return path.resolve(STEPS).resolve(names.of(name) + ".csv");
  }

  Path distributionsFile(String name) {
    return path.resolve(DISTRIBUTIONS).resolve(names.of(name) + ".csv");
  }

  Path adjustments() {
    return path.resolve("adjustments.csv");
  }

  Path checkpoint() {
    return path.resolve("checkpoint.safetensors");
  }

  Path metrics() {
    return path.resolve(METRICS);
  }

  Path predictions() {
    return path.resolve("predictions.csv");
  }

  Path run() {
    return results(path);
  }

  /** Lets other processes have the folder. */
  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  /** What lies in the folder and is not left by a run killed before it had written anything. */
  private static List<String> strangers(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(
              name ->
                  !List.of(
                          FolderLock.FILE,
                          WEIGHTS,
                          STEPS,
                          DISTRIBUTIONS,
                          RECIPE,
                          RECIPE + WholeFile.UNFINISHED)
                      .contains(name))
          .sorted()
          .toList();
    }
  }
}
