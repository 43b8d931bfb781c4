package sparsam.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import sparsam.optim.Optimizer;
import sparsam.optim.Schedule;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe.Arm;
import sparsam.recipe.Recipe.Budget;
import sparsam.recipe.Recipe.Budget.Epochs;
import sparsam.recipe.Recipe.Dense;

/** What a recipe comes to: the prunings its arms start from, each with its row's name. */
public final class Plan {
  public static final String INITIAL = "initial";
  public static final String DENSE = "dense";
  public static final String PRUNED = "pruned";

  /** A training: the dense phase or an arm. */
  public record Training(
      String name, Phase phase, Optimizer optimizer, Budget budget, Schedule schedule) {
    public long steps(int stepsPerEpoch) {
      return budget.steps(optimizer, stepsPerEpoch);
    }
  }

  private final Recipe recipe;
  private final Map<Pruning, String> prunings = new LinkedHashMap<>();

  public Plan(Recipe recipe) {
    this.recipe = recipe;
    List<Pruning> distinct = recipe.prunings();
    for (Pruning pruning : distinct) {
      prunings.put(
          pruning,
          prunings.isEmpty()
              ? PRUNED
              : "%s (%s)".formatted(PRUNED, difference(pruning, distinct.getFirst())));
    }
  }

  /** The trainings in their order, dense first. */
  public List<Training> trainings() {
    List<Training> trainings = new ArrayList<>();
    Dense dense = recipe.dense();
    if (dense != null) {
      trainings.add(
          new Training(
              DENSE, Phase.DENSE, dense.optimizer(), new Epochs(dense.epochs()), dense.schedule()));
    }
    for (Arm arm : recipe.arms()) {
      trainings.add(
          new Training(arm.name(), Phase.ARM, arm.optimizer(), arm.budget(), arm.schedule()));
    }
    return trainings;
  }

  /** Every way of pruning with the name of the network that it gives, the recipe's own first. */
  public Map<Pruning, String> prunings() {
    return prunings;
  }

  /** The pruning an arm starts from; only for one that starts pruned. */
  Pruning pruning(Arm arm) {
    return Objects.requireNonNull(arm.prune() != null ? arm.prune() : recipe.prune());
  }

  /** The name of the network that an arm starts from. */
  public String start(Arm arm) {
    return switch (arm.start()) {
      case INITIAL -> INITIAL;
      case DENSE -> DENSE;
      case PRUNED -> Objects.requireNonNull(prunings.get(pruning(arm)));
    };
  }

  /** The name of the network that is pruned. */
  public String unpruned() {
    return recipe.dense() == null ? INITIAL : DENSE;
  }

  private static String difference(Pruning pruning, Pruning first) {
    List<String> words = new ArrayList<>();
    if (pruning.fraction() != first.fraction()) {
      words.add(String.format(Locale.ROOT, "%s %%", percent(pruning.fraction())));
    }
    if (pruning.method() != first.method()) {
      words.add(pruning.method().manner());
    }
    if (pruning.batchNorm() != first.batchNorm()) {
      words.add(pruning.batchNorm() ? "γ too" : "γ kept");
    }
    if (pruning.offByOne() != first.offByOne()) {
      words.add(pruning.offByOne() ? "k − 1" : "k");
    }
    return String.join(", ", words);
  }

  private static String percent(double fraction) {
    double percent = Math.rint(fraction * 1e8) / 1e6;
    return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
  }
}
