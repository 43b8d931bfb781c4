package sparsam.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.experiment.Comparison;
import sparsam.experiment.Phase;
import sparsam.experiment.Result;

/** Which arms did best, and which of many comparisons matters most. */
public final class Verdicts {
  private Verdicts() {}

  /** The arms that have a result, the one with the highest test accuracy first. */
  public static List<Result.Finished> bestFirst(List<Result> results) {
    return results.stream()
        .filter(Result.Finished.class::isInstance)
        .map(Result.Finished.class::cast)
        .filter(result -> result.phase() == Phase.ARM)
        .sorted(Comparator.comparingDouble(Result.Finished::testAccuracy).reversed())
        .toList();
  }

  /** The comparison of the two arms with the highest test accuracy. */
  public static Optional<Comparison> ofTheBest(List<Result> results, List<Comparison> comparisons) {
    List<Result.Finished> arms = bestFirst(results);
    if (arms.size() < 2) {
      return Optional.empty();
    }
    Set<String> best = Set.of(arms.get(0).name(), arms.get(1).name());
    return comparisons.stream()
        .filter(one -> best.equals(Set.of(one.first(), one.second())))
        .findFirst();
  }
}
