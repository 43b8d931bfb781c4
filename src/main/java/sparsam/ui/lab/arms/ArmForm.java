package sparsam.ui.lab.arms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.form.Entry;
import sparsam.ui.form.KindForm;
import sparsam.ui.form.PruningForm;
import sparsam.ui.lab.recipe.RecipeModel;

/**
 * One arm in a form. What is typed is checked at once by the recipe's rules and counts when it is
 * committed; a choice counts at once. As long as something is refused the recipe stays as it was.
 */
public final class ArmForm {
  private final Strings strings;
  private final RecipeModel recipe;
  private final int index;
  private final Entries entries;
  private final Entry name;
  private final ObjectProperty<Start> start = new SimpleObjectProperty<>(Start.PRUNED);
  private final KindForm<Optimizer> optimizer;
  private final KindForm<Schedule> schedule;
  private final KindForm<When> when;
  private final BooleanProperty byGradients = new SimpleBooleanProperty();
  private final Entry epochs;
  private final Entry gradients;
  private final BooleanProperty keepMask = new SimpleBooleanProperty();
  private final BooleanProperty compact = new SimpleBooleanProperty();
  private final BooleanProperty losesChannels = new SimpleBooleanProperty();
  private final BooleanProperty foreign = new SimpleBooleanProperty();
  private final BooleanProperty recomputed = new SimpleBooleanProperty();
  private final PruningForm pruning;
  private final Runnable edited;
  private int arms;
  private boolean showing;

  /**
   * @param edited called after every change that counts
   */
  ArmForm(Strings strings, RecipeModel recipe, int index, Runnable edited) {
    this.strings = strings;
    this.recipe = recipe;
    this.index = index;
    this.edited = edited;
    entries = new Entries(strings);
    name = entries.add("name", strings.get("form.name"));
    optimizer = new KindForm<>(Optimizers.ALL, entries);
    schedule = new KindForm<>(Schedules.ALL, entries);
    when = new KindForm<>(Whens.ALL, entries);
    epochs = entries.add(Budget.EPOCHS);
    gradients = entries.add(Budget.GRADIENTS);
    pruning = new PruningForm(entries);
    arms = recipe.recipe().get().arms().size();
    follow(recipe.recipe().get());
    entries.onType(_ -> check());
    chosen(start, strings.get("form.start"));
    optimizer.onChoice(strings.get("form.optimizer"), this::choose);
    schedule.onChoice(strings.get("form.schedule"), this::choose);
    when.onChoice(strings.get("form.when"), this::choose);
    chosen(byGradients, strings.get("form.budget"));
    chosen(keepMask, strings.get("form.mask"));
    chosen(compact, strings.get("form.compact"));
    chosen(foreign, strings.get("form.foreign"));
    chosen(recomputed, strings.get("form.recomputed"));
    chosen(pruning.on(), strings.get("form.ownPruning"));
    pruning.way().onChoice("", this::choose);
  }

  private void chosen(ObservableValue<?> choice, String label) {
    choice.subscribe((_, _) -> choose(label));
  }

  private void choose(String what) {
    if (!showing) {
      commit(what);
    }
  }

  /**
   * Shows the recipe's arm as it is now.
   *
   * @return false where the arm's place is gone
   */
  boolean follow(Recipe now) {
    if (now.arms().size() != arms) {
      return false;
    }
    Arm arm = now.arms().get(index);
    showing = true;
    entries.arms(now.arms().stream().map(Arm::name).toList());
    name.show(arm.name());
    start.set(arm.start());
    optimizer.show(arm.optimizer());
    schedule.show(arm.schedule());
    when.show(arm.when());
    byGradients.set(arm.budget() instanceof Budget.Gradients);
    epochs.show(Integer.toString(epochs(arm.budget())));
    gradients.show(Long.toString(gradients(arm.budget())));
    keepMask.set(arm.keepMask());
    compact.set(arm.compact());
    losesChannels.set(arm.keepMask() && arm.losesChannels(now.prune()));
    foreign.set(arm.faults().contains(Fault.FOREIGN_PARAMETERS));
    recomputed.set(arm.faults().contains(Fault.RECOMPUTED_EPSILON));
    pruning.show(arm.prune(), now.prune());
    showing = false;
    check();
    return true;
  }

  private static int epochs(Budget budget) {
    return budget instanceof Budget.Epochs(int number)
        ? number
        : Math.toIntExact(Budget.EPOCHS.byDefault());
  }

  private static long gradients(Budget budget) {
    return budget instanceof Budget.Gradients(long number) ? number : Budget.GRADIENTS.byDefault();
  }

  /** Checks what is typed and chosen, and says what cannot be used. */
  private boolean check() {
    boolean usable =
        entries.check(
            () -> {
              requireStart();
              recipe.check(this::over);
            });
    recipe.refuse(this, !usable);
    return usable;
  }

  private void requireStart() {
    Recipe now = recipe.recipe().get();
    if (start.get() == Start.DENSE && now.dense() == null) {
      throw new IllegalArgumentException(strings.get("form.start.noDense"));
    }
    if (start.get() == Start.PRUNED && now.prune() == null && !pruning.on().get()) {
      throw new IllegalArgumentException(strings.get("form.start.noPruning"));
    }
  }

  /** What was typed counts from now on, unless something is refused. */
  public void commit(Entry entry) {
    if (entry.touched()) {
      commit(entry.label());
    }
  }

  private void commit(String what) {
    if (check()) {
      String arm = recipe.recipe().get().arms().get(index).name();
      if (!over(recipe.recipe().get()).equals(recipe.recipe().get())) {
        recipe.edit(strings.get("undo.arm", arm, what), this::over);
        edited.run();
      }
    }
  }

  private Recipe over(Recipe own) {
    List<Arm> all = new ArrayList<>(own.arms());
    all.set(index, over(all.get(index), own.prune()));
    return own.withArms(all);
  }

  /**
   * The arm with what is typed and chosen; what would have no effect falls away.
   *
   * @param first a pruning of its own begins with the recipe's
   */
  private Arm over(Arm own, @Nullable Pruning first) {
    Optimizer chosen = optimizer.over(own.optimizer());
    When asked = when.over(own.when());
    boolean moved = start.get() != own.start();
    Start begins = moved ? start.get() : begin(asked, own.start());
    When goes = asked.isOnce() || asked.grows() == (begins != Start.PRUNED) ? asked : Whens.ONCE;
    boolean pruned = begins == Start.PRUNED || !goes.isOnce();
    boolean kept = begins != Start.PRUNED || !goes.isOnce() || keepMask.get();
    Arm made =
        new Arm(
            entries.text(name, own.name()),
            begins,
            pruned ? pruning.over(own.prune(), first) : null,
            chosen,
            budget(own.budget()),
            kept,
            goes.isOnce() ? faults() : Set.of(),
            chosen.gradientsPerStep() > 0 ? schedule.over(own.schedule()) : Schedules.CONSTANT,
            goes);
    return made.compact(compact.get() && kept && made.losesChannels(first));
  }

  /** What an arm begins with that is pruned in this way. */
  private Start begin(When asked, Start own) {
    if (asked.isOnce() || asked.grows() == (own != Start.PRUNED)) {
      return own;
    }
    return !asked.grows()
        ? Start.PRUNED
        : recipe.recipe().get().dense() == null ? Start.INITIAL : Start.DENSE;
  }

  private Budget budget(Budget own) {
    // Recalibrating BatchNorm computes no gradient that could be counted.
    if (byGradients.get() && Optimizers.steps(optimizer.kind().get())) {
      return new Budget.Gradients(entries.whole(gradients, gradients(own)));
    }
    long number = entries.whole(epochs, epochs(own));
    return new Budget.Epochs(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private Set<Fault> faults() {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    if (foreign.get() && Optimizers.steps(optimizer.kind().get())) {
      faults.add(Fault.FOREIGN_PARAMETERS);
    }
    if (recomputed.get() && Optimizers.recomputes(optimizer.kind().get())) {
      faults.add(Fault.RECOMPUTED_EPSILON);
    }
    return faults;
  }

  public Entries entries() {
    return entries;
  }

  public Entry name() {
    return name;
  }

  public ObjectProperty<Start> start() {
    return start;
  }

  public KindForm<Optimizer> optimizer() {
    return optimizer;
  }

  public KindForm<Schedule> schedule() {
    return schedule;
  }

  /** When the arm's weights go. */
  public KindForm<When> when() {
    return when;
  }

  /** Whether the budget counts gradient evaluations in place of epochs. */
  public BooleanProperty byGradients() {
    return byGradients;
  }

  public Entry epochs() {
    return epochs;
  }

  public Entry gradients() {
    return gradients;
  }

  public BooleanProperty keepMask() {
    return keepMask;
  }

  /** Whether whole channels go before it trains, so that there is something to cut out. */
  public ObservableValue<Boolean> losesChannels() {
    return losesChannels;
  }

  /** Whether what is gone is cut out. */
  public BooleanProperty compact() {
    return compact;
  }

  /** The notebook's fault 1. */
  public BooleanProperty foreign() {
    return foreign;
  }

  /** The notebook's fault 2. */
  public BooleanProperty recomputed() {
    return recomputed;
  }

  /** The arm's own pruning. */
  public PruningForm pruning() {
    return pruning;
  }
}
