package sparsam.experiment;

/** Recipes as JSON: every key written out, two spaces of indent. */
public final class RecipeWriter {
  private RecipeWriter() {}

  /** What {@link RecipeReader#parse} reads back as an equal recipe; ends with a line break. */
  public static String write(Recipe recipe) {
    return recipe.toString();
  }
}
