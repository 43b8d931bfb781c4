package sparsam.ui.lab.run;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;

/**
 * Whether something can be begun: not while a run is under way, while what was typed is refused,
 * while the data are not here, or where the recipe needs more memory than there is. That is asked
 * beside the window, whenever the recipe is another.
 */
public final class Readiness {
  /** Counting a network's memory loads classes that the first picture can do without. */
  private static final int FIRST_LOOK = 3;

  private final Function<Recipe, Optional<String>> refusal;
  private final Executor worker;
  private final Executor screen;
  private final ReadOnlyStringWrapper shortage = new ReadOnlyStringWrapper("");

  // Kept here: what a binding is made of holds it weakly.
  private final BooleanBinding ready;
  private final BooleanBinding blocked;
  private @Nullable Recipe asked;
  private int looks;

  /**
   * @param valid whether everything typed can be used
   * @param absent whether the recipe's data are not here
   * @param refusal why a recipe cannot run here; called by the worker
   * @param worker does what would hold up the window
   * @param screen runs on the window's thread
   */
  public Readiness(
      RunModel run,
      ObservableBooleanValue valid,
      ObservableBooleanValue absent,
      Function<Recipe, Optional<String>> refusal,
      Executor worker,
      Executor screen) {
    this.refusal = refusal;
    this.worker = worker;
    this.screen = screen;
    this.ready =
        Bindings.createBooleanBinding(
            () -> !run.isRunning() && valid.get() && !absent.get() && shortage.get().isEmpty(),
            run.state(),
            valid,
            absent,
            shortage);
    this.blocked =
        Bindings.createBooleanBinding(
            () ->
                run.state().get() == RunModel.State.STOPPING || (!run.isRunning() && !ready.get()),
            run.state(),
            ready);
  }

  /** Asks anew where the recipe is another; called once a pulse. */
  public void poll(Recipe recipe) {
    if (looks < FIRST_LOOK) {
      looks++;
    } else if (!recipe.equals(asked)) {
      asked = recipe;
      worker.execute(
          () -> {
            String sentence = refusal.apply(recipe).orElse("");
            screen.execute(
                () -> {
                  if (recipe.equals(asked)) {
                    shortage.set(sentence);
                  }
                });
          });
    }
  }

  /** Why the recipe does not fit into memory, and what would help; empty where it fits. */
  public ReadOnlyStringProperty shortage() {
    return shortage.getReadOnlyProperty();
  }

  /** Whether a run can begin. */
  public ObservableBooleanValue ready() {
    return ready;
  }

  /** Whether no part of a step can be made now. */
  public ObservableBooleanValue blocked() {
    return blocked;
  }
}
