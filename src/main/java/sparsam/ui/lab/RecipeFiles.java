package sparsam.ui.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.ChosenFolders;
import sparsam.ui.lab.run.RunModel;

/** Where the next run's recipe is taken from and goes to: presets, files, runs there were. */
public final class RecipeFiles {
  /** Why no other recipe can be taken. */
  private static final String BUSY = "file.running";

  private final Strings strings;
  private final RecipeModel recipe;
  private final RunModel run;
  private final ChosenFolders data;
  private final Executor background;
  private final Executor screen;
  private final Runnable plan;

  /** Counts what was asked for: what a newer wish has overtaken is dropped. */
  private int wishes;

  /**
   * @param data finds data that nobody has looked at yet
   * @param background reads them
   * @param screen runs work on the window's thread
   * @param plan lets what is shown give way to what the recipe would do; called before another one
   *     is taken
   */
  RecipeFiles(
      Strings strings,
      RecipeModel recipe,
      RunModel run,
      ChosenFolders data,
      Executor background,
      Executor screen,
      Runnable plan) {
    this.strings = strings;
    this.recipe = recipe;
    this.run = run;
    this.data = data;
    this.background = background;
    this.screen = screen;
    this.plan = plan;
  }

  /** Takes a preset, unless something runs. */
  void choose(String preset) {
    if (run.isRunning()) {
      return;
    }
    giveWay();
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
      if (read.data().choice() instanceof OwnData own && !own.isKnown()) {
        wishes++;
        int wish = wishes;
        background.execute(() -> look(file, read, own, wish));
      } else {
        show(file, read);
      }
    } catch (RecipeException | IOException e) {
      run.complain(String.valueOf(e.getMessage()));
    }
  }

  /** What the network takes is known once the data are. */
  private void look(Path file, Recipe read, OwnData own, int wish) {
    Recipe known;
    String trouble;
    try {
      OwnData found = OwnSet.load(own, data.folder(own)).known(own);
      known = read.withData(read.data().with(found));
      trouble = "";
    } catch (DataException e) {
      known = read;
      trouble = String.valueOf(e.getMessage());
    }
    Recipe shown = known;
    String said = trouble;
    screen.execute(
        () -> {
          if (wish == wishes && !run.isRunning()) {
            show(file, shown);
            if (!said.isEmpty()) {
              run.complain(said);
            }
          }
        });
  }

  private void show(Path file, Recipe read) {
    giveWay();
    recipe.open(file.toAbsolutePath(), read);
  }

  private void giveWay() {
    wishes++;
    plan.run();
    run.dismissError();
  }

  /** Takes the recipe of a past run. */
  public void take(Recipe of) {
    if (run.isFree(BUSY)) {
      giveWay();
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
      giveWay();
      recipe.lend(other);
    }
  }

  /** Shows the person's own recipe again, if another was lent. */
  public void giveBack() {
    if (recipe.isLent()) {
      wishes++;
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
