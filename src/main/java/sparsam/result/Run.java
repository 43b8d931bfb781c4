package sparsam.result;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.recipe.Recipe;

/**
 * What came out of a recipe.
 *
 * @param results the dense network, the pruned ones, then the arms in the recipe's order; a stopped
 *     run has those it came to
 * @param comparisons every pair among the dense network and the arms that finished
 * @param denseFrom where the dense network was trained; null where this run trained it or has none
 * @param data which data it was made with; not known where an older version ran it
 */
public record Run(
    Recipe recipe,
    Environment environment,
    State state,
    List<Result> results,
    List<Comparison> comparisons,
    @Nullable DenseFrom denseFrom,
    DataOrigin data) {
  /** How far a run came. */
  public enum State {
    /** Under way, or killed; it can be resumed. */
    RUNNING("running"),
    /** Stopped on request; it can be resumed. */
    STOPPED("stopped"),
    /** Every arm has its result or its reason for having none. */
    FINISHED("finished");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The name in files. */
    public String label() {
      return label;
    }
  }

  public Run {
    results = List.copyOf(results);
    comparisons = List.copyOf(comparisons);
  }

  /** The same with what was found out of its results later. */
  public Run withResults(UnaryOperator<Result> found) {
    return new Run(
        recipe,
        environment,
        state,
        results.stream().map(found).toList(),
        comparisons,
        denseFrom,
        data);
  }

  public Optional<Result> result(String name) {
    return results.stream().filter(result -> result.name().equals(name)).findFirst();
  }

  /** Whether an arm or the dense phase failed. */
  public boolean failed() {
    return results.stream().anyMatch(Result.Failed.class::isInstance);
  }
}
