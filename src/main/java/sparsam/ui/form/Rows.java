package sparsam.ui.form;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import sparsam.prune.Pruning;
import sparsam.text.Strings;
import sparsam.ui.form.OptimizerForm.Kind;

/** The rows of an optimiser and of a way of pruning, the same in every form. */
public final class Rows {
  private Rows() {}

  /**
   * Adds the rows of an optimiser.
   *
   * @param there whether they are shown at all
   */
  public static void add(
      FormView form, Strings strings, OptimizerForm model, ObservableValue<Boolean> there) {
    ObservableValue<Kind> kind = model.kind();
    ObservableValue<Boolean> steps = there.flatMap(on -> kind.map(k -> on && k != Kind.BATCH_NORM));
    ObservableValue<Boolean> climbs = there.flatMap(on -> kind.map(k -> on && k.climbs()));
    Node choice =
        form.choice(
            model.kind(),
            List.of(Kind.values()),
            k -> strings.get(k.key()),
            "optimizer",
            "form.optimizer",
            "form.optimizer.help");
    FormView.when(there, choice);
    FormView.when(steps, form.text(model.lr(), "lr", "form.lr.help", ""));
    FormView.when(climbs, form.text(model.rho(), "rho", "form.rho.help", ""));
    FormView.when(
        there.flatMap(on -> kind.map(k -> on && k == Kind.ASAM)),
        form.text(model.eta(), "eta", "form.eta.help", ""));
    FormView.when(
        steps,
        form.text(model.momentum(), "momentum", "form.momentum.help", ""),
        form.toggle(model.nesterov(), "nesterov", "form.nesterov", "form.nesterov.help"),
        form.text(model.decay(), "decay", "form.decay.help", ""));
  }

  /**
   * Adds the rows of a way of pruning.
   *
   * @param there whether they are shown at all
   */
  public static void add(
      FormView form, Strings strings, PruningForm model, ObservableValue<Boolean> there) {
    FormView.when(
        there,
        form.choice(
            model.method(),
            List.of(Pruning.Method.values()),
            method -> strings.get(words(method)),
            "method",
            "form.method",
            "form.method.help"),
        form.text(model.fraction(), "fraction", "form.fraction.help", "%"),
        form.toggle(model.gamma(), "gamma", "form.gamma", "form.gamma.help"),
        form.toggle(model.offByOne(), "off-by-one", "form.offByOne", "form.offByOne.help"));
  }

  private static String words(Pruning.Method method) {
    return switch (method) {
      case MAGNITUDE_LAYER -> "form.method.layer";
      case MAGNITUDE_GLOBAL -> "form.method.global";
      case RANDOM -> "form.method.random";
    };
  }
}
