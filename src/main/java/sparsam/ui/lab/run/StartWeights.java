package sparsam.ui.lab.run;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.Appraisal;
import sparsam.nn.Network;
import sparsam.recipe.DensePart;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.Seeds;
import sparsam.result.DenseFrom;
import sparsam.result.Monitor;
import sparsam.result.Weights;
import sparsam.store.DenseFile;
import sparsam.store.DenseNetwork;
import sparsam.ui.lab.run.EngineService.Equipment;

/**
 * The weights that a recipe's arms are made from, before it runs.
 *
 * @param file that was to be the dense network; null for none
 * @param dense where the dense network is taken over from; null where there is none yet and the
 *     weights are the initial ones
 * @param monitor what is known of that network, or nothing
 */
public record StartWeights(
    Recipe recipe,
    @Nullable DenseFile file,
    Weights weights,
    @Nullable DenseFrom dense,
    Monitor monitor) {

  /** Whether the arms of two recipes are made from the same weights. */
  public static boolean same(Recipe one, Recipe other) {
    return one.network().equals(other.network())
        && one.seed() == other.seed()
        && DensePart.of(one).equals(DensePart.of(other));
  }

  /** Whether another recipe is made from the same weights. */
  public boolean fits(Recipe other) {
    return same(recipe, other);
  }

  /**
   * Finds or makes them, on the engine's thread.
   *
   * @param file that is to be the dense network; null for the one that was trained before
   * @throws IOException with one sentence where the file does not fit
   */
  static StartWeights of(Recipe recipe, @Nullable DenseFile file, Equipment equipment)
      throws IOException {
    if (file != null) {
      Monitor monitor = Appraisal.of(recipe, file, equipment.data(), equipment.networks());
      Weights weights = Objects.requireNonNull(monitor.weights(Plan.DENSE).orElse(null));
      return new StartWeights(recipe, file, weights, file.origin(), monitor);
    }
    Optional<DenseNetwork> dense = equipment.dense().apply(recipe);
    if (dense.isPresent()) {
      DenseNetwork found = dense.get();
      return new StartWeights(recipe, null, found.weights(), found.origin(), found.monitor());
    }
    long seed = Seeds.of(recipe.seed(), Seeds.Stream.WEIGHTS);
    try (Network network = equipment.networks().create(recipe.network(), seed, 1)) {
      return new StartWeights(recipe, null, Weights.of(network.parameters()), null, new Monitor());
    }
  }
}
