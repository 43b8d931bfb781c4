package sparsam.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import sparsam.optim.Optimizer;
import sparsam.optim.Schedule;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Start;
import sparsam.settings.Setting;

/** What a recipe comes to: the prunings its arms start from, each with its row's name. */
public final class Plan {
  public static final String INITIAL = "initial";
  public static final String DENSE = "dense";
  public static final String PRUNED = "pruned";

  /** A training: the dense phase or an arm. */
  public record Training(
      String name, Phase phase, Optimizer optimizer, Budget budget, Schedule schedule, When when) {
    public long steps(int stepsPerEpoch) {
      return budget.steps(optimizer, stepsPerEpoch);
    }

    /**
     * What the learning rate is multiplied by.
     *
     * @param step counted from 0
     * @param steps of the whole training
     */
    public double factor(long step, long steps) {
      return schedule.factor(when.seeming(step, steps), when.seeming(steps));
    }
  }

  /** What pruned networks were not called by when there was less to choose. */
  private static final List<Setting<?>> LATER =
      List.of(
          Pruning.SCOPE,
          Pruning.STRUCTURE,
          Pruning.SPARE_LAST,
          Pruning.NETWORK,
          Pruning.WEIGHTS,
          Pruning.SHUFFLED,
          Pruning.INVERTED);

  private final Recipe recipe;
  private final Map<Pruning, String> prunings = new LinkedHashMap<>();

  public Plan(Recipe recipe) {
    this.recipe = recipe;
    List<Pruning> distinct = starts(recipe);
    for (Pruning pruning : distinct) {
      prunings.put(
          pruning,
          prunings.isEmpty()
              ? PRUNED
              : "%s (%s)".formatted(PRUNED, difference(pruning, distinct.getFirst())));
    }
  }

  /**
   * The ways in which it prunes before arms train, each once: its own, unless arms only prune by it
   * while they train, then those of its arms.
   */
  private static List<Pruning> starts(Recipe recipe) {
    Pruning own = recipe.prune();
    List<Arm> by = recipe.arms().stream().filter(arm -> arm.isPruned()).toList();
    boolean later =
        by.stream().anyMatch(arm -> arm.prune() == null)
            && by.stream()
                .filter(arm -> arm.prune() == null)
                .allMatch(arm -> arm.start() != Start.PRUNED);
    return Stream.concat(
            Stream.ofNullable(later ? null : own),
            by.stream()
                .filter(arm -> arm.start() == Start.PRUNED)
                .flatMap(arm -> Stream.ofNullable(arm.prune())))
        .filter(pruning -> !pruning.method().isGathered())
        .distinct()
        .toList();
  }

  /** The trainings in their order, dense first. */
  public List<Training> trainings() {
    List<Training> trainings = new ArrayList<>();
    Dense dense = recipe.dense();
    if (dense != null) {
      trainings.add(
          new Training(
              DENSE,
              Phase.DENSE,
              dense.optimizer(),
              new Epochs(dense.epochs()),
              dense.schedule(),
              Whens.ONCE));
    }
    for (Arm arm : recipe.arms()) {
      trainings.add(
          new Training(
              arm.name(), Phase.ARM, arm.optimizer(), arm.budget(), arm.schedule(), arm.when()));
    }
    return trainings;
  }

  /** Every way of pruning with the name of the network that it gives, the recipe's own first. */
  public Map<Pruning, String> prunings() {
    return prunings;
  }

  /** Names of the networks that whole channels are gone from. */
  public List<String> cut() {
    List<String> names = new ArrayList<>();
    prunings.forEach(
        (pruning, name) -> {
          if (pruning.reach().structure().isOfChannels()) {
            names.add(name);
          }
        });
    for (Arm arm : recipe.arms()) {
      if (arm.isPruned() && arm.keepMask() && pruning(arm).reach().structure().isOfChannels()) {
        names.add(arm.name());
      }
    }
    return names;
  }

  /** The pruning of an arm that has one. */
  public Pruning pruning(Arm arm) {
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
    Map<Setting<?>, String> own = Pruning.KIND.words(pruning);
    Map<Setting<?>, String> before = Pruning.KIND.words(first);
    for (Setting<?> setting : LATER) {
      if (!Objects.equals(own.get(setting), before.get(setting))) {
        words.add(own.getOrDefault(setting, "not " + before.get(setting)));
      }
    }
    return String.join(", ", words);
  }

  private static String percent(double fraction) {
    double percent = Math.rint(fraction * 1e8) / 1e6;
    return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
  }
}
