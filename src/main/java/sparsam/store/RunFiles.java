package sparsam.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.recipe.RecipeFile;
import sparsam.store.epoch.FlatnessFile;

/** What the files in a run's folder are called, and by which of them it is known. */
public final class RunFiles {
  /** The recipe, by the ending that the window opens at a double-click. */
  static final String RECIPE = "recipe" + RecipeFile.ENDING;

  /** What the recipe was called in runs that are older. */
  private static final String FORMER_RECIPE = "recipe.json";

  private static final String RUN = "run.json";
  static final String WEIGHTS = "weights";
  static final String STEPS = "steps";
  static final String METRICS = "metrics.csv";
  static final String PREDICTIONS = "predictions.csv";
  static final String ADJUSTMENTS = "adjustments.csv";
  static final String MASKS = "masks.csv";
  static final String DISTRIBUTIONS = "distributions";

  /** All that a run has written before its first epoch, or taken over from another. */
  static final Set<String> BEGINNING =
      Set.of(
          FolderLock.FILE,
          RECIPE,
          RUN,
          WEIGHTS,
          STEPS,
          METRICS,
          DISTRIBUTIONS,
          PREDICTIONS,
          ADJUSTMENTS,
          MASKS,
          FlatnessFile.NAME);

  private RunFiles() {}

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
  public static Path recipeFile(Path folder) {
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
}
