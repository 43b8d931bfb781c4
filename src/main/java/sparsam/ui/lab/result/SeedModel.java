package sparsam.ui.lab.result;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeSettings;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;

/** The next run's seed, beside an answer that one seed gave. */
public final class SeedModel {
  private final Strings strings;
  private final RecipeModel recipe;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

  public SeedModel(Strings strings, RecipeModel recipe) {
    this.strings = strings;
    this.recipe = recipe;
    // An undo of a refusal brings an equal recipe.
    recipe.recipe().subscribe(this::restore);
    restore();
  }

  private void follow(Recipe now) {
    text.set(Long.toString(now.seed()));
    refuse("");
  }

  private void refuse(String why) {
    error.set(why);
    recipe.refuse(this, !why.isEmpty());
  }

  /**
   * Takes what was typed; what is no seed is refused in a sentence, and nothing runs until then.
   */
  public void type(String typed) {
    try {
      set(Long.parseLong(typed.strip()));
    } catch (NumberFormatException e) {
      refuse(strings.get("form.whole", RecipeSettings.SEED.label(), typed.strip()));
    }
  }

  /** The next seed in order. */
  public void another() {
    set(recipe.recipe().get().seed() + 1);
  }

  /** Back to the recipe's seed, whatever was typed. */
  public void restore() {
    follow(recipe.recipe().get());
  }

  private void set(long seed) {
    refuse("");
    if (recipe.recipe().get().seed() != seed) {
      recipe.edit(
          strings.get("undo.settings", RecipeSettings.SEED.label()), now -> now.withSeed(seed));
    }
  }

  /** The seed as it stands in the recipe. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** Why what was typed is no seed; one sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }
}
