package sparsam.ui.lab.recipe;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.optim.Sgd;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Data;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.RecipeSettings;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.arm.Start;
import sparsam.recipe.watch.Watch;
import sparsam.settings.Kinds;
import sparsam.settings.Range;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.form.Entry;
import sparsam.ui.form.KindForm;
import sparsam.ui.form.PruningForm;

/**
 * All of a recipe but its arms in a form: data, network, seed, batches, dense training, pruning.
 * What is typed is checked at once and counts when it is committed; a choice counts at once.
 */
public final class SettingsForm {
  private static final Dense USUAL = new Dense(Sgd.of(0.05), 10);

  private final Strings strings;
  private final RecipeModel model;
  private final Entries entries;
  private final Entry name;
  private final Entry description;
  private final ObjectProperty<String> set = new SimpleObjectProperty<>("");
  private final Entry noise;
  private final DesignForm network;
  private final Entry seed;
  private final Entry batch;
  private final BooleanProperty shuffle = new SimpleBooleanProperty();
  private final Entry atOnce;
  private final KindForm<Watch> watch;
  private final BooleanProperty dense = new SimpleBooleanProperty();
  private final KindForm<Optimizer> optimizer;
  private final KindForm<Schedule> schedule;
  private final Entry epochs;
  private final PruningForm pruning;
  private final QuestionForm question;
  private boolean showing;

  SettingsForm(Strings strings, RecipeModel model) {
    this.strings = strings;
    this.model = model;
    entries = new Entries(strings);
    name = entries.add("name", strings.get("form.name"));
    description = entries.add("description", strings.get("form.description"));
    noise = entries.add(RecipeSettings.LABEL_NOISE);
    network = new DesignForm(strings, entries);
    seed = entries.add(RecipeSettings.SEED);
    batch = entries.add(RecipeSettings.BATCH_SIZE);
    atOnce = entries.add(RecipeSettings.ARMS_AT_ONCE);
    watch = new KindForm<>(Kinds.these(Watch.KIND), entries);
    optimizer = new KindForm<>(Optimizers.ALL, entries);
    schedule = new KindForm<>(Schedules.ALL, entries);
    epochs = entries.add(Budget.EPOCHS);
    pruning = new PruningForm(entries);
    question = new QuestionForm(entries, strings.get("form.question"));
    follow(model.recipe().get());
    entries.onType(_ -> check());
    chosen(set, strings.get("form.set"));
    chosen(network.family(), strings.get("form.network"));
    chosen(shuffle, RecipeSettings.SHUFFLE.label());
    chosen(dense, strings.get("form.dense"));
    watch.onChoice("", this::choose);
    optimizer.onChoice(strings.get("form.optimizer"), this::choose);
    schedule.onChoice(strings.get("form.schedule"), this::choose);
    chosen(pruning.on(), strings.get("form.pruning"));
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

  /** Shows the recipe as it is now. */
  void follow(Recipe now) {
    Dense training = now.dense() == null ? USUAL : now.dense();
    showing = true;
    entries.arms(now.arms().stream().map(Arm::name).toList());
    name.show(now.name());
    description.show(now.description());
    set.set(now.data().set());
    noise.show(Range.Numbers.percent(now.data().labelNoise()));
    network.show(now.network());
    seed.show(Long.toString(now.seed()));
    batch.show(Integer.toString(now.batchSize()));
    shuffle.set(now.shuffle());
    atOnce.show(Integer.toString(now.armsAtOnce()));
    watch.show(now.watch());
    dense.set(now.dense() != null);
    optimizer.show(training.optimizer());
    schedule.show(training.schedule());
    epochs.show(Integer.toString(training.epochs()));
    pruning.show(now.prune());
    question.show(now.arms().stream().map(Arm::name).toList(), now.compare());
    showing = false;
    check();
  }

  private boolean check() {
    boolean usable =
        entries.check(
            () -> {
              requireStarts(model.recipe().get());
              model.check(this::over);
            });
    model.refuse(this, !usable);
    return usable;
  }

  /** Arms that need what was switched off are named before the recipe's own rules see them. */
  private void requireStarts(Recipe now) {
    for (Arm arm : now.arms()) {
      if (arm.start() == Start.DENSE && !dense.get()) {
        throw new IllegalArgumentException(strings.get("form.dense.needed", arm.name()));
      }
      if (arm.start() == Start.PRUNED && arm.prune() == null && !pruning.on().get()) {
        throw new IllegalArgumentException(strings.get("form.pruning.needed", arm.name()));
      }
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
      if (!over(model.recipe().get()).equals(model.recipe().get())) {
        model.edit(strings.get("undo.settings", what), this::over);
      }
    }
  }

  /** The recipe with what is typed and chosen. */
  private Recipe over(Recipe own) {
    return new Recipe(
        entries.text(name, own.name()),
        entries.text(description, own.description()),
        data(own.data()),
        network.over(own.network()).on(data(own.data()).input()),
        entries.whole(seed, own.seed()),
        small(entries.whole(batch, own.batchSize())),
        shuffle.get(),
        dense(own.dense()),
        pruning.over(own.prune()),
        own.arms(),
        question.over(own.compare()),
        small(entries.whole(atOnce, own.armsAtOnce())),
        watch.over(own.watch()));
  }

  private Data data(Data own) {
    return new Data(
        set.get().equals(own.set()) ? own.choice() : new DataChoice.Named(set.get()),
        entries.share(noise, own.labelNoise()),
        own.augmentation());
  }

  private static int small(long number) {
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private @Nullable Dense dense(@Nullable Dense own) {
    if (!dense.get()) {
      return null;
    }
    Dense from = own == null ? USUAL : own;
    Optimizer chosen = optimizer.over(from.optimizer());
    return new Dense(
        chosen,
        small(entries.whole(epochs, from.epochs())),
        chosen.gradientsPerStep() > 0 ? schedule.over(from.schedule()) : Schedules.CONSTANT);
  }

  public Entries entries() {
    return entries;
  }

  public Entry name() {
    return name;
  }

  public Entry description() {
    return description;
  }

  /** The data set. */
  public ObjectProperty<String> set() {
    return set;
  }

  /** The part of the training labels that is wrong, in percent. */
  public Entry noise() {
    return noise;
  }

  /** The network's family, blocks and widths. */
  public DesignForm network() {
    return network;
  }

  public Entry seed() {
    return seed;
  }

  public Entry batch() {
    return batch;
  }

  public BooleanProperty shuffle() {
    return shuffle;
  }

  /** How many arms train at the same time. */
  public Entry atOnce() {
    return atOnce;
  }

  /** What is looked at from beside while it trains. */
  KindForm<Watch> watch() {
    return watch;
  }

  /** Whether a dense network is trained first. */
  public BooleanProperty dense() {
    return dense;
  }

  /** The dense phase's schedule of the learning rate. */
  public KindForm<Schedule> schedule() {
    return schedule;
  }

  /** The dense phase's optimiser. */
  public KindForm<Optimizer> optimizer() {
    return optimizer;
  }

  /** The dense phase's epochs. */
  public Entry epochs() {
    return epochs;
  }

  public PruningForm pruning() {
    return pruning;
  }

  /** Which arms the question is about. */
  QuestionForm question() {
    return question;
  }
}
