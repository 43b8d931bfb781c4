package sparsam.sweep;

import java.util.List;
import sparsam.recipe.Recipe;

/**
 * One experiment of a sweep.
 *
 * @param number from 1
 * @param values one an axis, as {@code --set} would have them
 * @param recipe with those values, and the point's seed
 */
public record Point(int number, List<String> values, Recipe recipe) {
  public Point {
    values = List.copyOf(values);
  }

  public long seed() {
    return recipe.seed();
  }
}
