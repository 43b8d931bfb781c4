package sparsam.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sparsam.recipe.DensePart;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.store.RunSummary.Whole;

/**
 * The dense networks there are already: those of past runs, and those that come inside the program.
 */
public final class DenseStore {
  private final History history;

  public DenseStore(History history) {
    this.history = history;
  }

  /**
   * The dense network that a recipe would train: that of the newest run which has it whole, else
   * the program's own. Folders that cannot be read are passed over; a recipe that finds nothing
   * trains its own.
   */
  public Optional<DenseNetwork> find(Recipe recipe) {
    Optional<DensePart> wanted = DensePart.of(recipe);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    for (RunSummary run : runs()) {
      if (run instanceof Whole whole
          && DensePart.of(whole.recipe()).equals(wanted)
          && whole.results().stream().anyMatch(DenseStore::isDense)) {
        try {
          return Optional.of(DenseNetwork.of(whole.folder()));
        } catch (IOException _) {
          // An older one may be whole.
        }
      }
    }
    return Shipped.find(recipe);
  }

  private List<RunSummary> runs() {
    try {
      return history.list();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static boolean isDense(Result result) {
    return result.phase() == Phase.DENSE && result instanceof Finished;
  }
}
