package sparsam.ui.lab.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.result.Snapshot;

/** The way that an arm's weights went: dense training, pruning, the arm's own epochs. */
final class Path {
  private Path() {}

  /**
   * The moments of a path, as far as there are any.
   *
   * @param arm its name; one that the recipe does not have leaves the dense phase
   */
  static List<Snapshot> of(Recipe recipe, String arm, List<Snapshot> all) {
    Optional<Arm> own = find(recipe, arm);
    Start start = own.map(Arm::start).orElse(Start.DENSE);
    List<Snapshot> path = new ArrayList<>();
    for (Snapshot snapshot : all) {
      boolean on =
          switch (snapshot.phase()) {
            case DENSE -> start == Start.DENSE || (start == Start.PRUNED && recipe.dense() != null);
            case PRUNED -> isPruned(recipe, arm, snapshot);
            // An arm's epoch 0 is the moment before, unless nothing comes before.
            case ARM ->
                snapshot.name().equals(arm) && (snapshot.epoch() > 0 || start == Start.INITIAL);
          };
      if (on) {
        path.add(snapshot);
      }
    }
    return path;
  }

  /** Whether a snapshot is the pruned network that an arm starts from. */
  static boolean isPruned(Recipe recipe, String arm, Snapshot snapshot) {
    return snapshot.phase() == Phase.PRUNED
        && find(recipe, arm)
            .filter(own -> own.start() == Start.PRUNED)
            .map(own -> Starts.of(recipe, own))
            .filter(snapshot.name()::equals)
            .isPresent();
  }

  private static Optional<Arm> find(Recipe recipe, String name) {
    return recipe.arms().stream().filter(arm -> arm.name().equals(name)).findFirst();
  }
}
