package sparsam.result.fault;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.result.Result.Finished;

/**
 * A network of a run as what it would be without faults, and the faults it has. Two of the same
 * base differ by faults only.
 *
 * <p>An optimiser that holds another network's parameters moves nothing but BatchNorm's statistics.
 * So an arm of that fault is one that only recalibrates BatchNorm as well, and the other way round;
 * and that its mask is not kept makes no difference, for nothing grows back.
 *
 * @param base equal for those that differ by faults only
 */
record Specimen(Finished result, Object base, Set<Flaw> flaws) {
  /** All that a run has; one network may be there as several. */
  static List<Specimen> of(Recipe recipe, Map<String, Finished> results) {
    List<Specimen> all = new ArrayList<>();
    Starts.prunings(recipe)
        .forEach(
            (pruning, name) -> {
              Finished result = results.get(name);
              if (result != null) {
                all.add(new Specimen(result, sound(pruning), flaws(pruning)));
              }
            });
    List<Optimizer> foreign =
        recipe.arms().stream()
            .filter(arm -> arm.faults().contains(Fault.FOREIGN_PARAMETERS))
            .map(Arm::optimizer)
            .distinct()
            .toList();
    for (Arm arm : recipe.arms()) {
      Finished result = results.get(arm.name());
      if (result != null) {
        add(recipe, arm, result, foreign, all);
      }
    }
    return all;
  }

  private static void add(
      Recipe recipe, Arm arm, Finished result, List<Optimizer> foreign, List<Specimen> all) {
    Pruning pruning = pruning(recipe, arm);
    Set<Flaw> flaws = flaws(recipe, arm);
    all.add(new Specimen(result, sound(arm, pruning, arm.optimizer()), flaws));
    if (flaws.contains(Flaw.FOREIGN_PARAMETERS)) {
      all.add(new Specimen(result, sound(arm, pruning, new BatchNormOnly()), without(flaws)));
    } else if (arm.optimizer() instanceof BatchNormOnly) {
      Set<Flaw> more = EnumSet.of(Flaw.FOREIGN_PARAMETERS);
      more.addAll(flaws);
      for (Optimizer optimizer : foreign) {
        all.add(new Specimen(result, sound(arm, pruning, optimizer), more));
      }
    }
  }

  private static Set<Flaw> without(Set<Flaw> flaws) {
    Set<Flaw> less = EnumSet.copyOf(flaws);
    less.remove(Flaw.FOREIGN_PARAMETERS);
    return less;
  }

  /** The faults of an arm and of the pruning that it starts from. */
  static Set<Flaw> flaws(Recipe recipe, Arm arm) {
    Set<Flaw> flaws = flaws(pruning(recipe, arm));
    boolean foreign = arm.faults().contains(Fault.FOREIGN_PARAMETERS);
    boolean moves = !foreign && !(arm.optimizer() instanceof BatchNormOnly);
    if (foreign) {
      flaws.add(Flaw.FOREIGN_PARAMETERS);
    }
    if (arm.faults().contains(Fault.RECOMPUTED_EPSILON)) {
      flaws.add(Flaw.RECOMPUTED_EPSILON);
    }
    if (!arm.keepMask() && moves) {
      flaws.add(Flaw.MASK_NOT_KEPT);
    }
    return flaws;
  }

  private static Set<Flaw> flaws(@Nullable Pruning pruning) {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (pruning != null && pruning.batchNorm()) {
      flaws.add(Flaw.SCALES_PRUNED);
    }
    if (pruning != null && pruning.offByOne()) {
      flaws.add(Flaw.ONE_WEIGHT_LESS);
    }
    return flaws;
  }

  private static @Nullable Pruning pruning(Recipe recipe, Arm arm) {
    return !arm.isPruned() ? null : Objects.requireNonNullElse(arm.prune(), recipe.prune());
  }

  private static Arm sound(Arm arm, @Nullable Pruning pruning, Optimizer optimizer) {
    Pruning sound = pruning == null ? null : sound(pruning);
    return new Arm(
        "",
        arm.start(),
        sound,
        optimizer,
        arm.budget(),
        true,
        Set.of(),
        arm.schedule(),
        arm.when(),
        arm.compact());
  }

  private static Pruning sound(Pruning pruning) {
    return new Pruning(
        pruning.method(), pruning.fraction(), false, false, pruning.reach(), pruning.doubt());
  }
}
