package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.text.Strings;

/** What a training does, in a line. */
public final class Settings {
  /** A line never begins with the dot. */
  private static final String BETWEEN = "\u00a0· ";

  private final Strings strings;

  public Settings(Strings strings) {
    this.strings = strings;
  }

  public String of(Recipe.Dense dense) {
    List<String> parts = new ArrayList<>(List.of(optimizer(dense.optimizer())));
    addSchedule(parts, dense.schedule());
    parts.add(epochs(dense.epochs()));
    return String.join(BETWEEN, parts);
  }

  /**
   * @param recipe of the arm, which says what {@code pruned} is
   */
  public String of(Recipe recipe, Arm arm) {
    List<String> parts = new ArrayList<>();
    parts.add(optimizer(arm.optimizer()));
    addSchedule(parts, arm.schedule());
    parts.add(
        switch (arm.budget()) {
          case Budget.Epochs(int epochs) -> epochs(epochs);
          case Budget.Gradients(long gradients) -> strings.get("arm.gradients", gradients);
        });
    parts.add(
        arm.start() == Start.PRUNED
            ? strings.get("arm.from.pruned", Starts.of(recipe, arm))
            : strings.get("arm.from." + arm.start().label()));
    if (!arm.when().isOnce()) {
      parts.add(Whens.ALL.words(arm.when()));
    }
    if (arm.start() == Start.PRUNED && !arm.keepMask()) {
      parts.add(strings.get("arm.unmasked"));
    }
    if (arm.compact()) {
      parts.add(strings.get("arm.compact"));
    }
    arm.faults().stream()
        .sorted()
        .forEach(fault -> parts.add(strings.get("arm.fault." + fault.label())));
    return String.join(BETWEEN, parts);
  }

  /** An optimiser with its numbers. */
  String optimizer(Optimizer optimizer) {
    return Optimizers.ALL.words(optimizer);
  }

  private static void addSchedule(List<String> parts, Schedule schedule) {
    if (!schedule.isConstant()) {
      parts.add(Schedules.ALL.words(schedule));
    }
  }

  private String epochs(int epochs) {
    return epochs == 1 ? strings.get("arm.epoch") : strings.get("arm.epochs", epochs);
  }
}
