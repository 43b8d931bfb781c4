package sparsam.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.experiment.Comparison;
import sparsam.experiment.Phase;
import sparsam.experiment.Result;

/** Which of many comparisons matters most. */
public final class Verdicts {
  private Verdicts() {}

  /** The comparison of the two arms with the highest test accuracy. */
  public static Optional<Comparison> ofTheBest(List<Result> results, List<Comparison> comparisons) {
    List<String> best =
        results.stream()
            .filter(Result.Finished.class::isInstance)
            .map(Result.Finished.class::cast)
            .filter(result -> result.phase() == Phase.ARM)
            .sorted(Comparator.comparingDouble(Result.Finished::testAccuracy).reversed())
            .limit(2)
            .map(Result.Finished::name)
            .toList();
    return comparisons.stream()
        .filter(
            one -> best.size() == 2 && Set.copyOf(best).equals(Set.of(one.first(), one.second())))
        .findFirst();
  }
}
