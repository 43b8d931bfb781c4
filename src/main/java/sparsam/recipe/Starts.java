package sparsam.recipe;

import java.util.Map;
import sparsam.prune.Pruning;
import sparsam.recipe.arm.Arm;

/** The networks that a recipe's arms start from, by the names that results and weights go by. */
public final class Starts {
  private Starts() {}

  /** {@code initial}, {@code dense}, {@code pruned} or another pruned network's name. */
  public static String of(Recipe recipe, Arm arm) {
    return new Plan(recipe).start(arm);
  }

  /** Every way of pruning with the name of the network that it gives, the recipe's own first. */
  public static Map<Pruning, String> prunings(Recipe recipe) {
    return new Plan(recipe).prunings();
  }
}
