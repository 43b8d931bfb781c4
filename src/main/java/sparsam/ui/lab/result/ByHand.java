package sparsam.ui.lab.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import sparsam.optim.Optimizer;
import sparsam.recipe.Dials;
import sparsam.result.Adjustment;
import sparsam.text.Strings;

/** What a person changed while a training ran, in a line: its result is not the recipe's alone. */
final class ByHand {
  private final Strings strings;

  ByHand(Strings strings) {
    this.strings = strings;
  }

  /**
   * @param name of the training
   * @param optimizer the recipe's
   * @param all what was changed in the run, in order
   * @return empty where nothing of this training was changed
   */
  String of(String name, Optimizer optimizer, List<Adjustment> all) {
    Optimizer before = optimizer;
    int times = 0;
    String last = "";
    for (Adjustment one : all) {
      if (one.name().equals(name)) {
        List<String> changed = changed(before, one.optimizer());
        if (!changed.isEmpty()) {
          times++;
          last = strings.get("result.adjusted", String.join(", ", changed), one.step() + 1);
        }
        before = one.optimizer();
      }
    }
    return times > 1 ? strings.get("result.adjusted.several", times, last) : last;
  }

  private List<String> changed(Optimizer before, Optimizer now) {
    List<String> changed = new ArrayList<>();
    add(changed, "curves.rho", Dials.rho(before), Dials.rho(now));
    add(changed, "curves.lr", Dials.rate(before), Dials.rate(now));
    return changed;
  }

  private void add(List<String> changed, String key, OptionalDouble before, OptionalDouble now) {
    if (now.isPresent() && !now.equals(before)) {
      changed.add(strings.get(key, strings.number(now.getAsDouble())));
    }
  }
}
