package sparsam.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizers;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Statistics;

/**
 * Which comparison of a run is its answer: the arms that the recipe names; where it names none, the
 * best arm of each kind of optimiser. Best is who has the highest validation accuracy, for a choice
 * by the test images would favour the chosen.
 */
public final class Inquiry {
  /** The weights that an arm starts from: arms of one start are the fairest to compare. */
  private record From(Start start, @Nullable Pruning pruning) {}

  private final Recipe recipe;
  private final Map<String, Finished> results = new LinkedHashMap<>();
  private final List<Comparison> comparisons;

  private Inquiry(Recipe recipe, List<Result> results, List<Comparison> comparisons) {
    this.recipe = recipe;
    this.comparisons = comparisons;
    for (Result result : results) {
      if (result instanceof Finished finished) {
        this.results.put(result.name(), finished);
      }
    }
  }

  /** What a run's results say by now. */
  public static List<Finding> of(Run run) {
    return of(run.recipe(), run.results(), run.comparisons());
  }

  /**
   * What results say: the answer first, after it the other pairs of a question about more than two
   * arms; none as long as the arms in question have no result, and where all arms differ in their
   * budget only.
   */
  public static List<Finding> of(
      Recipe recipe, List<Result> results, List<Comparison> comparisons) {
    Inquiry inquiry = new Inquiry(recipe, results, comparisons);
    return recipe.compare().isEmpty() ? inquiry.picked() : inquiry.named();
  }

  /** p is corrected for the pairs named, whether they have a result or not: all were asked. */
  private List<Finding> named() {
    Set<String> names = Set.copyOf(recipe.compare());
    List<Comparison> asked =
        comparisons.stream()
            .filter(one -> names.containsAll(names(one)) && hasResults(one))
            .toList();
    int pairs = names.size() * (names.size() - 1) / 2;
    double[] p = Statistics.holm(IntStream.range(0, pairs).mapToDouble(i -> p(asked, i)).toArray());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      findings.add(finding(asked.get(i).corrected(p[i], pairs), true));
    }
    List<Arm> best = bestFirst(finished().stream().filter(arm -> names.contains(arm.name())));
    if (best.size() > 1) {
      Set<String> two = Set.of(best.get(0).name(), best.get(1).name());
      findings.sort(Comparator.comparing(one -> !two.equals(names(one.pair()))));
    }
    return findings;
  }

  /** One without a result can be told apart by nothing. */
  private static double p(List<Comparison> asked, int pair) {
    return pair < asked.size() ? asked.get(pair).p() : 1;
  }

  private boolean hasResults(Comparison pair) {
    return results.keySet().containsAll(names(pair));
  }

  private static Set<String> names(Comparison pair) {
    return Set.of(pair.first(), pair.second());
  }

  private Finding finding(Comparison pair, boolean named) {
    return new Finding(pair, named, validation(pair.first()) - validation(pair.second()));
  }

  private double validation(String name) {
    return Objects.requireNonNull(results.get(name)).validationAccuracy();
  }

  private List<Finding> picked() {
    List<Arm> arms = finished();
    return arms.stream()
        .collect(Collectors.groupingBy(this::from, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::bestOfKinds)
        .filter(kinds -> kinds.size() > 1)
        .max(Comparator.comparingInt(List::size))
        .or(() -> Optional.of(bestOfKinds(arms)).filter(kinds -> kinds.size() > 1))
        .or(() -> ofOneKind(arms))
        .flatMap(pair -> comparison(pair.get(0).name(), pair.get(1).name()))
        .map(pair -> finding(pair, false))
        .stream()
        .toList();
  }

  private List<Arm> finished() {
    return recipe.arms().stream().filter(arm -> results.containsKey(arm.name())).toList();
  }

  private From from(Arm arm) {
    boolean pruned = arm.isPruned();
    return new From(
        arm.start(), pruned ? Objects.requireNonNullElse(arm.prune(), recipe.prune()) : null);
  }

  /** The best arm of each kind of optimiser, the best of all first. */
  private List<Arm> bestOfKinds(List<Arm> arms) {
    Map<String, Arm> best =
        bestFirst(arms.stream()).stream()
            .collect(
                Collectors.toMap(
                    arm -> Optimizers.ALL.of(arm.optimizer()).title(),
                    Function.identity(),
                    (better, _) -> better,
                    LinkedHashMap::new));
    return List.copyOf(best.values());
  }

  /** The best arm and the best of those that differ from it in more than their budget. */
  private Optional<List<Arm>> ofOneKind(List<Arm> arms) {
    List<Arm> best = bestFirst(arms.stream());
    return best.stream()
        .skip(1)
        .filter(arm -> !likewise(best.getFirst(), arm))
        .findFirst()
        .map(arm -> List.of(best.getFirst(), arm));
  }

  private boolean likewise(Arm one, Arm other) {
    return asBudgeted(one).equals(asBudgeted(other));
  }

  private Arm asBudgeted(Arm arm) {
    return arm.named("").pruned(from(arm).pruning()).budgeted(new Budget.Epochs(1));
  }

  private List<Arm> bestFirst(Stream<Arm> arms) {
    return arms.sorted(Comparator.comparingDouble((Arm arm) -> -validation(arm.name()))).toList();
  }

  private Optional<Comparison> comparison(String one, String other) {
    return comparisons.stream().filter(pair -> names(pair).equals(Set.of(one, other))).findFirst();
  }
}
