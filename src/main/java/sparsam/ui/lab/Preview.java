package sparsam.ui.lab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.text.Strings;
import sparsam.ui.lab.prune.Changed;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.RunModel;

/** What the recipe's pruning would do, in the panels that show it; and the recipe follows them. */
final class Preview {
  private final Strings strings;
  private final RecipeModel recipe;
  private final RunModel run;
  private final Panels panels;
  private @Nullable Pruning shown;

  Preview(Strings strings, RecipeModel recipe, RunModel run, Panels panels) {
    this.strings = strings;
    this.recipe = recipe;
    this.run = run;
    this.panels = panels;
    panels.prune().onFraction(recipe.fraction()::slide);
    panels.prune().onMethod(this::choose);
    panels.prune().onChange(this::change);
  }

  private void change(Changed chosen) {
    try {
      recipe.edit(
          strings.get("undo.pruning", chosen.title()), of -> of.withEachPruning(chosen::over));
    } catch (IllegalArgumentException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  private void choose(Pruning.Method method) {
    try {
      recipe.edit(strings.get("undo.method", method.title()), of -> of.withMethod(method));
    } catch (IllegalArgumentException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** The recipe is set otherwise now. */
  void follow(Recipe next) {
    Pruning pruning = next.prunings().stream().findFirst().orElse(null);
    panels.weights().preview(pruning);
    if (!Objects.equals(pruning, shown)) {
      shown = pruning;
      panels.time().showPrunable(); // The threshold moves over the weights that it takes from.
    }
    panels.prune().probe(Setting.of(next));
    panels.prune().preview(pruning, next.seed());
  }
}
