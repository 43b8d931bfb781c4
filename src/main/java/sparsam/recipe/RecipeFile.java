package sparsam.recipe;

import java.util.Locale;

/** What a recipe's file is called. */
public final class RecipeFile {
  /** By which the system knows it. */
  public static final String ENDING = ".sparsam";

  private RecipeFile() {}

  /** Whether a file's name says that it is a recipe; {@code .json} does too. */
  public static boolean isNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(ENDING) || lower.endsWith(".json");
  }
}
