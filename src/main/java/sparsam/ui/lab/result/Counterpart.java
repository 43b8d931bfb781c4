package sparsam.ui.lab.result;

import java.util.List;
import java.util.OptionalDouble;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;

/** Which arm of the next run stands where a run has one. */
final class Counterpart {
  private Counterpart() {}

  /**
   * The place of the arm of its name; or its own place, where a slider gave the arm there another
   * number that its name states. −1 where it has none.
   *
   * @param index of the run's arm
   */
  static int place(Recipe shown, int index, Recipe upcoming) {
    Arm before = shown.arms().get(index);
    List<String> names = upcoming.arms().stream().map(Arm::name).toList();
    int same = names.indexOf(before.name());
    if (same >= 0 || shown.arms().size() != upcoming.arms().size()) {
      return same;
    }
    Arm wanted = upcoming.arms().get(index);
    Dials numbers =
        new Dials(
            OptionalDouble.empty(), Dials.rho(before.optimizer()), Dials.rate(before.optimizer()));
    boolean turned = numbers.apply(wanted.optimizer()).equals(before.optimizer());
    boolean another = shown.arms().stream().anyMatch(arm -> arm.name().equals(wanted.name()));
    return turned && !another ? index : -1;
  }
}
