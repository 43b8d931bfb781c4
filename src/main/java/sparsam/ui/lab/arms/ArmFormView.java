package sparsam.ui.lab.arms;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import sparsam.optim.Optimizers;
import sparsam.recipe.Plan;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.text.Strings;
import sparsam.ui.form.FormView;
import sparsam.ui.form.Rows;
import sparsam.ui.part.There;

/** The form of one arm. */
final class ArmFormView {
  private final FormView rows;

  ArmFormView(ArmForm form, Strings strings) {
    rows = new FormView("arm", strings, form::commit);
    ObservableValue<Boolean> pruned = form.start().map(start -> start == Start.PRUNED);
    ObservableValue<Boolean> steps = form.optimizer().kind().map(Optimizers::steps);
    ObservableValue<Boolean> recomputes = form.optimizer().kind().map(Optimizers::recomputes);
    ObservableValue<Boolean> counted = steps.flatMap(so -> form.byGradients().map(by -> so && by));

    rows.wide(form.name(), "name", "form.name.help");
    rows.choice(
        form.start(),
        List.of(Start.values()),
        start ->
            start == Start.PRUNED
                ? strings.get("arm.from.pruned", Plan.PRUNED)
                : strings.get("arm.from." + start.label()),
        "start",
        strings.get("form.start"),
        strings.get("form.start.help"));
    rows.error(form.entries().error());
    Rows.add(rows, strings, form.optimizer(), new SimpleObjectProperty<>(true));
    Rows.addSchedule(rows, strings, form.schedule(), steps);
    There.when(counted.map(so -> !so), rows.text(form.epochs(), Budget.EPOCHS));
    There.when(counted, rows.text(form.gradients(), Budget.GRADIENTS));
    There.when(
        steps, rows.toggle(form.byGradients(), "by-gradients", "form.budget", "form.budget.help"));

    ObservableValue<Boolean> goes =
        pruned.flatMap(so -> form.when().kind().map(kind -> so || !kind.name().equals("once")));
    rows.heading("form.heading.pruning");
    Rows.addWhen(rows, strings, form.when());
    There.when(pruned, rows.toggle(form.keepMask(), "mask", "form.mask", "form.mask.help"));
    There.when(
        form.losesChannels(),
        rows.toggle(form.compact(), "compact", "form.compact", "form.compact.help"));
    There.when(
        goes,
        rows.toggle(form.pruning().on(), "own-pruning", "form.ownPruning", "form.ownPruning.help"));
    Rows.addPruning(
        rows, form.pruning(), goes.flatMap(so -> form.pruning().on().map(on -> so && on)));

    Node faults = rows.heading("form.heading.faults");
    There.when(steps, faults);
    There.when(steps, rows.toggle(form.foreign(), "foreign", "form.foreign", "form.foreign.help"));
    There.when(
        recomputes,
        rows.toggle(form.recomputed(), "recomputed", "form.recomputed", "form.recomputed.help"));
  }

  Region root() {
    return rows.root();
  }
}
