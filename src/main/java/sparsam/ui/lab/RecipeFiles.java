package sparsam.ui.lab;

import java.io.IOException;
import java.nio.file.Path;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.RunModel;

/** Where the next run's recipe is taken from and goes to: presets, files, runs there were. */
public final class RecipeFiles {
  /** Why no other recipe can be taken. */
  private static final String BUSY = "file.running";

  private final Strings strings;
  private final RecipeModel recipe;
  private final RunModel run;
  private final Runnable plan;

  /**
   * @param plan lets what is shown give way to what the recipe would do; called before another one
   *     is taken
   */
  RecipeFiles(Strings strings, RecipeModel recipe, RunModel run, Runnable plan) {
    this.strings = strings;
    this.recipe = recipe;
    this.run = run;
    this.plan = plan;
  }

  /** Takes a preset, unless something runs. */
  void choose(String preset) {
    if (run.isRunning()) {
      return;
    }
    plan.run();
    run.dismissError();
    try {
      recipe.choose(preset);
    } catch (RecipeException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Takes a recipe from a file; where it cannot be read, the sentence says why. */
  public void open(Path file) {
    if (!run.isFree(BUSY)) {
      return;
    }
    try {
      Recipe read = RecipeReader.read(file);
      plan.run();
      run.dismissError();
      recipe.open(file.toAbsolutePath(), read);
    } catch (RecipeException | IOException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** Takes the recipe of a past run. */
  public void take(Recipe of) {
    if (run.isFree(BUSY)) {
      plan.run();
      run.dismissError();
      try {
        recipe.take(of);
      } catch (RecipeException e) {
        run.complain(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Shows a recipe for a while in place of the person's own, unless something runs. */
  public void lend(Recipe other) {
    if (!run.isRunning()) {
      plan.run();
      run.dismissError();
      recipe.lend(other);
    }
  }

  /** Shows the person's own recipe again, if another was lent. */
  public void giveBack() {
    if (recipe.isLent()) {
      plan.run();
      recipe.giveBack();
    }
  }

  /**
   * Saves the recipe as it is set now.
   *
   * @return whether it was saved; where not, the sentence says why
   */
  public boolean save(Path file) {
    try {
      RecipeWriter.save(recipe.recipe().get(), file);
      recipe.saved(file.toAbsolutePath());
      run.dismissError();
      run.tell(strings.get("file.saved", strings.path(file.toAbsolutePath())));
      return true;
    } catch (IOException e) {
      run.complain(String.valueOf(e.getMessage()));
      return false;
    }
  }
}
