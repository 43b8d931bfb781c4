package sparsam.ui.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.recipe.Recipe;
import sparsam.store.DenseFile;
import sparsam.text.Strings;
import sparsam.ui.lab.dense.DenseModel;
import sparsam.ui.lab.dense.Fit;
import sparsam.ui.lab.dense.Note;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.lab.run.RunModel;

/**
 * The files that the next run's dense network is taken from, or could be: the engine has the one in
 * use, as long as it fits the recipe.
 */
final class DenseFiles implements DenseModel.Acts {
  /** Why no other network can be taken. */
  private static final String BUSY = "dense.running";

  /** What of a recipe decides whether a file fits. */
  private record Wanted(Architecture network, boolean dense) {
    static Wanted of(Recipe recipe) {
      return new Wanted(recipe.network(), recipe.dense() != null);
    }
  }

  private final Strings strings;
  private final RecipeModel recipe;
  private final RunModel run;
  private final EngineService engine;
  private final DenseModel panel;
  private final Exhibition exhibition;
  private final Executor screen;
  private @Nullable Wanted wanted;

  /** Whether what is wanted is a recipe in place of the person's own. */
  private boolean lent;

  /** Is the dense network wherever it fits. */
  private @Nullable DenseFile held;

  /** Was opened after that and does not fit yet. */
  private @Nullable DenseFile candidate;

  /** What is wrong with a file that could not be opened, or a network that could not be taken. */
  private String refusal = "";

  /** How many files were opened; only the last one counts. */
  private int opened;

  /**
   * @param screen runs work on the window's thread
   */
  DenseFiles(
      Strings strings,
      RecipeModel recipe,
      RunModel run,
      EngineService engine,
      DenseModel panel,
      Exhibition exhibition,
      Executor screen) {
    this.strings = strings;
    this.recipe = recipe;
    this.run = run;
    this.engine = engine;
    this.panel = panel;
    this.exhibition = exhibition;
    this.screen = screen;
    panel.connect(this);
  }

  @Override
  public boolean ready() {
    return run.isFree(BUSY);
  }

  @Override
  public void open(Path file) {
    if (!run.isFree(BUSY)) {
      return;
    }
    int number = ++opened;
    Thread.startVirtualThread(
        () -> {
          try {
            DenseFile read = DenseFile.open(file);
            screen.execute(() -> take(read, number));
          } catch (IOException e) {
            screen.execute(() -> refuse(String.valueOf(e.getMessage()), number));
          }
        });
  }

  private void take(DenseFile read, int number) {
    if (number != opened || !run.isFree(BUSY)) {
      return;
    }
    refusal = "";
    candidate = read;
    settle(recipe.recipe().get());
    if (read.equals(held)) {
      exhibition.again();
    }
  }

  private void refuse(String sentence, int number) {
    if (number == opened) {
      refusal = sentence;
      settle(recipe.recipe().get());
    }
  }

  @Override
  public void takeOver() {
    DenseFile file = candidate != null ? candidate : held;
    if (file == null
        || !(Fit.of(file, recipe.recipe().get()) instanceof Fit.Other(Architecture network))
        || !run.isFree(BUSY)) {
      return;
    }
    exhibition.plan();
    try {
      recipe.edit(strings.get("undo.network", network.toString()), now -> now.withNetwork(network));
    } catch (IllegalArgumentException e) {
      refusal = String.valueOf(e.getMessage());
      settle(recipe.recipe().get());
    }
  }

  @Override
  public void train() {
    if (run.isFree(BUSY)) {
      held = null;
      settle(recipe.recipe().get());
      exhibition.again();
    }
  }

  @Override
  public void dismiss() {
    if (!refusal.isEmpty()) {
      refusal = "";
    } else if (candidate != null) {
      candidate = null;
    } else {
      held = null;
    }
    settle(recipe.recipe().get());
  }

  /** The recipe is set otherwise now; to be called before the engine is asked for its weights. */
  void follow(Recipe next) {
    Wanted now = Wanted.of(next);
    if (!now.equals(wanted) || recipe.isLent() != lent) {
      wanted = now;
      lent = recipe.isLent();
      settle(next);
    }
  }

  private void settle(Recipe now) {
    if (candidate != null && Fit.of(candidate, now) instanceof Fit.Whole) {
      held = candidate;
      candidate = null;
    }
    // A lesson's answers are about its own network.
    DenseFile used = held != null && !lent && Fit.of(held, now) instanceof Fit.Whole ? held : null;
    engine.give(used);
    panel.give(used == null ? null : used.origin());
    panel.note(note(now, used));
    panel.want(now.dense() != null);
  }

  private Note note(Recipe now, @Nullable DenseFile used) {
    if (!refusal.isEmpty()) {
      return new Note(refusal, "");
    }
    if (candidate != null) {
      return note(candidate, now);
    }
    if (held == null || lent || held.equals(used)) {
      return Note.NONE;
    }
    Note misfit = note(held, now);
    return now.dense() == null
        ? misfit
        : new Note(strings.get("dense.unused", misfit.sentence()), misfit.offer());
  }

  private Note note(DenseFile file, Recipe now) {
    return switch (Fit.of(file, now)) {
      case Fit.Whole _ -> Note.NONE;
      case Fit.Other(Architecture network) ->
          new Note(
              strings.get(
                  "dense.other",
                  file.origin().name(),
                  network.toString(),
                  now.network().toString()),
              strings.get("dense.takeOver", network.toString()));
      case Fit.None(String sentence) -> new Note(sentence, "");
    };
  }
}
