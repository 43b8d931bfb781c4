package sparsam.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.recipe.Phase;
import sparsam.result.Comparison;
import sparsam.result.Result;
import sparsam.text.Strings;

/** Which arms did best, and which of many comparisons matters most. */
public final class Verdicts {
  /** Shares of zeros that differ by less, as by one weight that is pruned or not, are the same. */
  private static final double ALIKE = 0.01;

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

  /**
   * The verdict on the two best arms, and where one is far less sparse than the other, that: they
   * do not solve the same task then.
   */
  public static String inWords(Strings strings, Comparison best, List<Result> results) {
    String verdict = strings.get("result.best", best.verdict());
    double first = sparsity(results, best.first());
    double second = sparsity(results, best.second());
    return Math.abs(first - second) < ALIKE
        ? verdict
        : verdict
            + " "
            + strings.get("result.unlike", best.first(), 100 * first, best.second(), 100 * second);
  }

  private static double sparsity(List<Result> results, String name) {
    return bestFirst(results).stream()
        .filter(arm -> arm.name().equals(name))
        .mapToDouble(Result.Finished::sparsity)
        .findFirst()
        .orElseThrow();
  }
}
