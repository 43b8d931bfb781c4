package sparsam.ui.lab.recipe;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import sparsam.nn.Architecture.Family;
import sparsam.optim.Optimizers;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeSettings;
import sparsam.recipe.arm.Budget;
import sparsam.text.Strings;
import sparsam.ui.form.FormView;
import sparsam.ui.form.Rows;
import sparsam.ui.part.There;

/** The form of a recipe's settings. */
public final class SettingsView {
  /** Those that widths alone describe. */
  private static final List<Family> FAMILIES =
      Arrays.stream(Family.values()).filter(family -> !family.defaultWidths().isEmpty()).toList();

  private final FormView rows;

  SettingsView(SettingsForm form, Strings strings) {
    rows = new FormView("recipe", strings, form::commit);
    rows.error(form.entries().error());
    rows.wide(form.name(), "name", "form.recipeName.help");
    rows.wide(form.description(), "description", "form.description.help");
    rows.heading("form.heading.data");
    rows.choice(
        form.set(),
        RecipeReader.dataSets(),
        set -> set,
        "set",
        strings.get("form.set"),
        strings.get("form.set.help"));
    rows.text(form.noise(), RecipeSettings.LABEL_NOISE);
    rows.heading("form.heading.network");
    rows.choice(
        form.network().family(),
        FAMILIES,
        Family::label,
        "network",
        strings.get("form.network"),
        strings.get("form.network.help"));
    numbers(rows, form.network());
    rows.text(form.seed(), RecipeSettings.SEED);
    rows.text(form.batch(), RecipeSettings.BATCH_SIZE);
    rows.toggle(form.shuffle(), RecipeSettings.SHUFFLE);
    rows.text(form.atOnce(), RecipeSettings.ARMS_AT_ONCE);
    rows.heading("form.heading.dense");
    rows.toggle(form.dense(), "dense", "form.dense", "form.dense.help");
    Rows.add(rows, strings, form.optimizer(), form.dense());
    Rows.addSchedule(
        rows,
        strings,
        form.schedule(),
        form.optimizer()
            .kind()
            .map(Optimizers::steps)
            .flatMap(steps -> form.dense().map(dense -> dense && steps)));
    There.when(form.dense(), rows.text(form.epochs(), Budget.EPOCHS));
    rows.heading("form.heading.pruning");
    rows.toggle(form.pruning().on(), "pruning", "form.pruning", "form.pruning.help");
    Rows.addPruning(rows, form.pruning(), form.pruning().on());
    rows.heading("form.heading.watch");
    Rows.add(rows, form.watch(), new SimpleObjectProperty<>(true));
    rows.heading("form.question");
    rows.add(new QuestionView(form.question(), strings, form::commit).root());
  }

  /** The rows of the numbers that a family has. */
  public static void numbers(FormView rows, DesignForm form) {
    There.when(form.family().map(Family.RESNET::equals), rows.text(form.blocks(), Family.BLOCKS));
    There.when(
        form.family().map(FAMILIES::contains),
        rows.text(form.widths(), Family.CLASSIFIER.widths()));
  }

  Region root() {
    return rows.root();
  }
}
