package sparsam.ui.lab.arms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Base;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.settings.Kind;
import sparsam.text.Strings;

/** An arm that comes ready made; it fits the recipe that it is added to. */
public sealed interface Ready {
  /** Every optimiser with its usual numbers, then the controls. */
  static List<Ready> all() {
    List<Ready> all = new ArrayList<>();
    Optimizers.ALL.all().forEach(kind -> all.add(new Usual(kind)));
    all.addAll(List.of(Control.values()));
    return all;
  }

  /** What its item is called among the controls of the window. */
  String id();

  /** Its name. */
  String title(Strings strings);

  /** The sentence that says what it shows. */
  String help(Strings strings);

  /** Whether it needs the recipe's dense phase. */
  boolean needsDense();

  /** The arm, with the learning rate and the epochs of the recipe's first arm that has them. */
  Arm of(Recipe recipe, String name);

  /** An optimiser with its usual numbers. */
  record Usual(Kind<? extends Optimizer> kind) implements Ready {
    @Override
    public String id() {
      return kind.name();
    }

    @Override
    public String title(Strings strings) {
      return kind.title();
    }

    @Override
    public String help(Strings strings) {
      return kind.help();
    }

    @Override
    public boolean needsDense() {
      return false;
    }

    @Override
    public Arm of(Recipe recipe, String name) {
      Start start =
          recipe.prune() != null
              ? Start.PRUNED
              : recipe.dense() != null ? Start.DENSE : Start.INITIAL;
      Optimizer usual = kind.make(kind.standard());
      return arm(recipe, name, start, at(rate(recipe, usual.base()), usual));
    }

    private static Optimizer at(double rate, Optimizer usual) {
      return Optimizers.ALL.moved(usual, Sgd.LR, rate);
    }
  }

  /** One to compare others with. */
  enum Control implements Ready {
    /** The dense network trained on: what pruning cost, and what more training alone gives. */
    DENSE("ready.control", "ready.control.help"),
    /** The course notebook's SGD: faults 1, 3, 4 and 5. */
    NOTEBOOK_SGD("ready.notebookSgd", "ready.notebookSgd.help"),
    /** The course notebook's SAM: faults 2 to 5. */
    NOTEBOOK_SAM("ready.notebookSam", "ready.notebookSam.help");

    private final String key;
    private final String help;

    Control(String key, String help) {
      this.key = key;
      this.help = help;
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title(Strings strings) {
      return strings.get(key);
    }

    @Override
    public String help(Strings strings) {
      return strings.get(help);
    }

    @Override
    public boolean needsDense() {
      return this == DENSE;
    }

    @Override
    public Arm of(Recipe recipe, String name) {
      Sgd base = Sgd.of(rate(recipe, Sgd.of(Sgd.LR.byDefault())));
      return switch (this) {
        case DENSE -> arm(recipe, name, Start.DENSE, base);
        case NOTEBOOK_SGD -> notebook(recipe, name, base, Fault.FOREIGN_PARAMETERS);
        case NOTEBOOK_SAM ->
            notebook(recipe, name, new Sam(base, Sam.RHO.byDefault()), Fault.RECOMPUTED_EPSILON);
      };
    }

    private static Arm notebook(Recipe recipe, String name, Optimizer optimizer, Fault fault) {
      @Nullable Pruning prune = recipe.prune();
      Pruning own =
          Pruning.notebook(prune == null ? Pruning.FRACTION.byDefault() : prune.fraction());
      return new Arm(name, Start.PRUNED, own, optimizer, budget(recipe), false, Set.of(fault));
    }
  }

  private static Arm arm(Recipe recipe, String name, Start start, Optimizer optimizer) {
    return new Arm(name, start, null, optimizer, budget(recipe), true, Set.of());
  }

  /**
   * That of the first arm that steps as it does: what is much for one base is little for another.
   */
  private static double rate(Recipe recipe, Base usual) {
    return recipe.arms().stream()
        .map(Arm::optimizer)
        .filter(optimizer -> optimizer.gradientsPerStep() > 0)
        .map(Optimizer::base)
        .filter(base -> base.getClass() == usual.getClass())
        .map(Base::lr)
        .findFirst()
        .orElse(usual.lr());
  }

  private static Budget budget(Recipe recipe) {
    return recipe.arms().stream()
        .map(Arm::budget)
        .filter(Budget.Epochs.class::isInstance)
        .findFirst()
        .orElse(new Budget.Epochs(3));
  }
}
