package sparsam.experiment;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of one run, locked while it is open so that no second process writes to it. */
public final class RunFolder implements AutoCloseable {
  private final Path path;
  private final Recipe recipe;

  private RunFolder(Path path, Recipe recipe) {
    this.path = path;
    this.recipe = recipe;
  }

  /**
   * Makes the folder of a new run; an empty one may exist.
   *
   * @throws IOException with one sentence: it holds a run or other files already, or cannot be
   *     written
   */
  public static RunFolder create(Path path, Recipe recipe) throws IOException {
    return new RunFolder(path, recipe);
  }

  /**
   * Opens the folder of a run that was stopped or killed.
   *
   * @throws IOException with one sentence: it is no run folder, another process has it, or cannot
   *     be read or written
   */
  public static RunFolder resume(Path path) throws IOException, RecipeException {
    return create(path, RecipeReader.read(path.resolve("recipe.json")));
  }

  public Path path() {
    return path;
  }

  /** The recipe the folder was made for. */
  public Recipe recipe() {
    return recipe;
  }

  /**
   * Weights that the run has written.
   *
   * @param name of a result: {@code dense}, {@code pruned} or an arm
   */
  public Weights weights(String name) throws IOException {
    if (!name.isEmpty()) {
      throw new IOException(path + " holds no weights of " + name);
    }
    return new Weights(java.util.List.of());
  }

  @Override
  public void close() {}
}
