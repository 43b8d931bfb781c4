package sparsam.ui.lab.dense;

import java.io.IOException;
import java.util.Optional;
import sparsam.nn.Architecture;
import sparsam.recipe.Recipe;
import sparsam.store.DenseFile;

/** How the network of a file stands to a recipe. */
public sealed interface Fit {
  /** It can be the dense network. */
  record Whole() implements Fit {}

  /** It can be the dense network of this recipe with another network, the file's. */
  record Other(Architecture network) implements Fit {}

  /**
   * It cannot be the dense network.
   *
   * @param sentence why: which tensor, its shape and the shape that is needed, or what else
   */
  record None(String sentence) implements Fit {}

  static Fit of(DenseFile file, Recipe recipe) {
    Optional<Architecture> other =
        file.architecture(recipe.network().input())
            .filter(own -> recipe.dense() != null && !own.equals(recipe.network()));
    try {
      file.requireFor(other.map(recipe::withNetwork).orElse(recipe));
      return other.isPresent() ? new Other(other.get()) : new Whole();
    } catch (IOException | IllegalArgumentException e) {
      return new None(String.valueOf(e.getMessage()));
    }
  }
}
