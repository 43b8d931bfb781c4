package sparsam.ui.lab.recipe;

import java.util.List;
import javafx.scene.layout.Region;
import sparsam.nn.Architecture.Family;
import sparsam.recipe.RecipeReader;
import sparsam.text.Strings;
import sparsam.ui.form.FormView;
import sparsam.ui.form.Rows;

/** The form of a recipe's settings. */
final class SettingsView {
  private final FormView rows;

  SettingsView(SettingsForm form, Strings strings) {
    rows = new FormView("recipe", strings, form::commit);
    rows.error(form.entries().error());
    rows.wide(form.name(), "name", "form.recipeName.help");
    rows.wide(form.description(), "description", "form.description.help");
    rows.heading("form.heading.data");
    rows.choice(
        form.set(), RecipeReader.dataSets(), set -> set, "set", "form.set", "form.set.help");
    rows.text(form.noise(), "noise", "form.noise.help", "%");
    rows.heading("form.heading.network");
    rows.choice(
        form.family(),
        List.of(Family.values()),
        Family::label,
        "network",
        "form.network",
        "form.network.help");
    rows.text(form.widths(), "widths", "form.widths.help", "");
    rows.text(form.seed(), "seed", "form.seed.help", "");
    rows.text(form.batch(), "batch", "form.batch.help", "");
    rows.toggle(form.shuffle(), "shuffle", "form.shuffle", "form.shuffle.help");
    rows.heading("form.heading.dense");
    rows.toggle(form.dense(), "dense", "form.dense", "form.dense.help");
    Rows.add(rows, strings, form.optimizer(), form.dense());
    FormView.when(form.dense(), rows.text(form.epochs(), "epochs", "form.epochs.help", ""));
    rows.heading("form.heading.pruning");
    rows.toggle(form.pruning().on(), "pruning", "form.pruning", "form.pruning.help");
    Rows.add(rows, strings, form.pruning(), form.pruning().on());
  }

  Region root() {
    return rows.root();
  }
}
