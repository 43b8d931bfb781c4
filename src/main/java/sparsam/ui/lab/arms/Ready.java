package sparsam.ui.lab.arms;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Arm;
import sparsam.recipe.Recipe.Budget;
import sparsam.recipe.Recipe.Start;

/** Arms that come ready made; they fit the recipe that they are added to. */
public enum Ready {
  SGD("ready.sgd", "ready.sgd.help"),
  SAM("ready.sam", "ready.sam.help"),
  ASAM("ready.asam", "ready.asam.help"),
  BATCH_NORM("ready.batchnorm", "ready.batchnorm.help"),
  /** The dense network trained on: what pruning cost, and what more training alone gives. */
  DENSE_CONTROL("ready.control", "ready.control.help"),
  /** The course notebook's SGD: faults 1, 3, 4 and 5. */
  NOTEBOOK_SGD("ready.notebookSgd", "ready.notebookSgd.help"),
  /** The course notebook's SAM: faults 2 to 5. */
  NOTEBOOK_SAM("ready.notebookSam", "ready.notebookSam.help");

  private static final Budget THREE = new Budget.Epochs(3);
  private static final double HALF = 0.5;

  private final String key;
  private final String help;

  Ready(String key, String help) {
    this.key = key;
    this.help = help;
  }

  /** The key of its name in the bundle. */
  public String key() {
    return key;
  }

  /** The key of the sentence that says what it shows. */
  public String help() {
    return help;
  }

  /** Whether it needs the recipe's dense phase. */
  public boolean needsDense() {
    return this == DENSE_CONTROL;
  }

  /** The arm, with the learning rate and the epochs of the recipe's first arm that has them. */
  Arm of(Recipe recipe, String name) {
    Sgd base = Sgd.of(Dials.rates(recipe).stream().findFirst().orElse(Sgd.LR.byDefault()));
    Pruning prune = recipe.prune();
    Start start =
        prune != null ? Start.PRUNED : recipe.dense() != null ? Start.DENSE : Start.INITIAL;
    return switch (this) {
      case SGD -> arm(recipe, name, start, base);
      case SAM -> arm(recipe, name, start, new Sam(base, Sam.RHO.byDefault()));
      case ASAM ->
          arm(recipe, name, start, new Asam(base, Asam.RHO.byDefault(), Asam.ETA.byDefault()));
      case BATCH_NORM -> arm(recipe, name, start, new BatchNormOnly());
      case DENSE_CONTROL -> arm(recipe, name, Start.DENSE, base);
      case NOTEBOOK_SGD -> notebook(recipe, name, prune, base, Fault.FOREIGN_PARAMETERS);
      case NOTEBOOK_SAM ->
          notebook(
              recipe, name, prune, new Sam(base, Sam.RHO.byDefault()), Fault.RECOMPUTED_EPSILON);
    };
  }

  private static Arm arm(Recipe recipe, String name, Start start, Optimizer optimizer) {
    return new Arm(name, start, null, optimizer, budget(recipe), true, Set.of());
  }

  private static Arm notebook(
      Recipe recipe, String name, @Nullable Pruning prune, Optimizer optimizer, Fault fault) {
    Pruning own = Pruning.notebook(prune == null ? HALF : prune.fraction());
    return new Arm(name, Start.PRUNED, own, optimizer, budget(recipe), false, Set.of(fault));
  }

  private static Budget budget(Recipe recipe) {
    return recipe.arms().stream()
        .map(Arm::budget)
        .filter(Budget.Epochs.class::isInstance)
        .findFirst()
        .orElse(THREE);
  }
}
