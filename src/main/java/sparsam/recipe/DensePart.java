package sparsam.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import sparsam.nn.Architecture;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;

/**
 * What of a recipe decides its dense network: recipes that agree here have the same one, whatever
 * their pruning and arms.
 */
public record DensePart(
    Data data, Architecture network, long seed, int batchSize, boolean shuffle, Dense dense) {
  private static final List<String> KEYS =
      List.of("data", "network", "seed", "batchSize", "shuffle", "dense");

  /** A recipe's; empty where it has no dense phase. */
  public static Optional<DensePart> of(Recipe recipe) {
    return Optional.ofNullable(recipe.dense())
        .map(
            dense ->
                new DensePart(
                    recipe.data(),
                    recipe.network(),
                    recipe.seed(),
                    recipe.batchSize(),
                    recipe.shuffle(),
                    dense));
  }

  /** The keys of a recipe that belong to it, with their values. */
  public static ObjectNode tree(Recipe recipe) {
    return RecipeWriter.tree(recipe).retain(KEYS);
  }
}
