package sparsam.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Difference;
import sparsam.recipe.FileNames;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.epoch.EpochWeights;
import sparsam.store.file.NewerVersion;
import sparsam.system.FolderTree;
import sparsam.system.PlainText;
import sparsam.system.Sentence;
import sparsam.system.WholeFile;

/** The folder of one run, locked while it is open so that no second process writes to it. */
public final class RunFolder implements AutoCloseable {
  private static final String CHECKPOINT = "checkpoint";

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
   * Makes the folder of a new run; an empty one may exist, and one in which nothing has run.
   *
   * @throws IOException with one sentence: it holds a run or other files already, another process
   *     has it, or it cannot be written
   */
  public static RunFolder create(Path path, Recipe recipe) throws IOException {
    return create(path, recipe, _ -> {});
  }

  /** What is put into a new run's folder before it is one. */
  private interface Beginning {
    void in(RunFolder folder) throws IOException;
  }

  /** The recipe comes last: a folder without it is no run's yet, and free for another start. */
  private static RunFolder create(Path path, Recipe recipe, Beginning beginning)
      throws IOException {
    RunPlace.requireUnused(path);
    try {
      Files.createDirectories(path);
    } catch (FileSystemException e) {
      throw new IOException(
          "the run's folder %s cannot be made: %s".formatted(path, Sentence.of(e)), e);
    }
    FolderLock lock = FolderLock.of(path);
    try {
      RunPlace.requireUnused(path); // Somebody else may have begun meanwhile.
      RunPlace.clear(path);
      FolderTree.make(path.resolve(RunFiles.WEIGHTS));
      FolderTree.make(path.resolve(RunFiles.STEPS));
      RunFolder folder = new RunFolder(path, recipe, lock);
      beginning.in(folder);
      WholeFile.write(path.resolve(RunFiles.RECIPE), RecipeWriter.write(recipe));
      return folder;
    } catch (IOException e) {
      lock.close();
      throw e;
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
    return create(path, recipe, dense::copyTo);
  }

  /**
   * Opens the folder of a run that was stopped, killed or finished.
   *
   * @throws IOException with one sentence: it is no run folder, a newer version's or another
   *     process's, or it cannot be read or written
   */
  public static RunFolder resume(Path path) throws IOException {
    requireRun(path);
    NewerVersion.refuse(RunFiles.results(path));
    FolderLock lock = FolderLock.of(path);
    try {
      RunFolder folder = new RunFolder(path, readRecipe(path), lock);
      folder.tidy();
      return folder;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a folder never became a run's and nobody works in it, here or in another process. */
  public static boolean isAbandoned(Path path) {
    return !Files.exists(path.resolve(RunFiles.RECIPE))
        && FolderLock.holder(path) == RunSummary.Holder.NOBODY;
  }

  /** Removes what a killed program was writing; other files than the run's own are others'. */
  private void tidy() throws IOException {
    WholeFile.removeUnfinished(
        path, name -> RunFiles.BEGINNING.contains(name) || name.startsWith(CHECKPOINT));
    for (String part : List.of(RunFiles.WEIGHTS, RunFiles.STEPS, RunFiles.DISTRIBUTIONS)) {
      if (Files.isDirectory(path.resolve(part))) {
        WholeFile.removeUnfinished(path.resolve(part), _ -> true);
      }
    }
    for (Path training : EpochWeights.folders(path)) {
      WholeFile.removeUnfinished(training, _ -> true);
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
   * What a run's folder says of it: recipe, state, environment and results, and nothing larger. No
   * lock is taken.
   *
   * @throws IOException with one sentence: it is no run folder, a newer version's, or damaged
   */
  public static Run read(Path path) throws IOException {
    return look(path).soFar();
  }

  /**
   * @throws IOException with one sentence where a run is under way in the folder
   */
  static void requireFree(Path path) throws IOException {
    FolderLock.of(path).close();
  }

  private static void requireRun(Path path) throws IOException {
    if (!RunFiles.isRun(path)) {
      throw new IOException(
          Files.exists(path)
              ? "%s is no run's folder: it holds no %s".formatted(path, RunFiles.RECIPE)
              : "there is no run in %s, because it does not exist".formatted(path));
    }
  }

  private static Recipe readRecipe(Path path) throws IOException {
    try {
      return RecipeReader.read(RunFiles.recipeFile(path));
    } catch (RecipeException e) {
      NewerVersion.refuse(
          RunFiles.results(path)); // That would be why its recipe is not understood.
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
    // An older version's recipes name no question, which decides no number.
    Recipe comparable =
        folder.recipe.compare().isEmpty() ? expected.withCompare(List.of()) : expected;
    if (!folder.recipe.equals(comparable)) {
      folder.close();
      throw new IOException(
          "%s was made for another recipe: %s"
              .formatted(
                  path,
                  Difference.first(
                      RecipeWriter.tree(folder.recipe), RecipeWriter.tree(comparable))));
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
      throw new IOException(
          "%s holds no weights of %s yet".formatted(path, PlainText.quoted(name)));
    }
    return Weights.of(Safetensors.read(file));
  }

  public Path weightsFile(String name) {
    return path.resolve(RunFiles.WEIGHTS).resolve(names.of(name) + ".safetensors");
  }

  Path stepsFile(String name) {
    return path.resolve(RunFiles.STEPS).resolve(names.of(name) + ".csv");
  }

  Path distributionsFile(String name) {
    return path.resolve(RunFiles.DISTRIBUTIONS).resolve(names.of(name) + ".csv");
  }

  Path masks() {
    return path.resolve(RunFiles.MASKS);
  }

  Path adjustments() {
    return path.resolve(RunFiles.ADJUSTMENTS);
  }

  /**
   * Where a training is kept as it was after its last epoch: arms that train at the same time have
   * a file each, others have one in turn.
   */
  Path checkpoint(Track training) {
    String own =
        recipe.armsAtOnce() > 1 && training.phase() == Phase.ARM
            ? "-" + names.of(training.name())
            : "";
    return path.resolve(CHECKPOINT + own + ".safetensors");
  }

  Path metrics() {
    return path.resolve(RunFiles.METRICS);
  }

  Path predictions() {
    return path.resolve(RunFiles.PREDICTIONS);
  }

  Path run() {
    return RunFiles.results(path);
  }

  /** Lets other processes have the folder. */
  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
