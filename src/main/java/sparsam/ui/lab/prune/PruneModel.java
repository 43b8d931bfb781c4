package sparsam.ui.lab.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.EvaluationTimes;
import sparsam.experiment.PruningProbe;
import sparsam.plot.lines.Points;
import sparsam.plot.picture.Picture;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.recipe.Recipe;
import sparsam.report.table.Table;
import sparsam.result.MaskChange;
import sparsam.result.PruningEffect;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.settings.Setting;
import sparsam.text.Strings;
import sparsam.ui.part.Typed;

/**
 * What pruning at the slider's fraction costs and saves. An answer stays, marked as stale, until
 * there is a newer one.
 */
public final class PruneModel {
  /** The level that is looked for until another is typed. */
  private static final double LEVEL = 0.9;

  private final Strings strings;
  private final EffectWords words;
  private final CliffPicture drawing;
  private final ProbeService service;
  private PruningProbe.@Nullable Setting setting;
  private @Nullable Weights weights;
  private boolean trained;
  private @Nullable Pruning pruning;
  private long seed;
  private @Nullable Question asked;
  private @Nullable Findings found;
  private DoubleConsumer chooseFraction = _ -> {};
  private Consumer<Method> chooseMethod = _ -> {};
  private Consumer<Changed> change = _ -> {};

  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper accuracy = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper interval = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper dense = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Pruning> way = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Picture> life;
  private final LifePicture lives;
  private final ReadOnlyObjectWrapper<Picture> scores;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper prunes = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper curved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Method> method = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Picture> cliff;
  private final ReadOnlyObjectWrapper<List<Reading>> readings =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper level = new ReadOnlyStringWrapper("");
  private double good = LEVEL;
  private final ReadOnlyObjectWrapper<Optional<Table>> speeds =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<LayerRow>> layers =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param service answers; closed by whoever made it
   */
  public PruneModel(Strings strings, ProbeService service) {
    this.strings = strings;
    this.service = service;
    this.words = new EffectWords(strings);
    this.drawing = new CliffPicture(strings);
    this.lives = new LifePicture(strings);
    this.life = new ReadOnlyObjectWrapper<>(lives.of());
    this.scores = new ReadOnlyObjectWrapper<>(ScorePicture.of(strings, null, null));
    this.cliff = new ReadOnlyObjectWrapper<>(drawing.of(null, null, null));
    level.set(strings.number(100 * LEVEL));
    refresh();
  }

  /**
   * @param listener is told the fraction, 0 to 1, that was chosen on the curve
   */
  public void onFraction(DoubleConsumer listener) {
    chooseFraction = listener;
  }

  /**
   * @param listener is told the method that was chosen
   */
  public void onMethod(Consumer<Method> listener) {
    chooseMethod = listener;
  }

  /**
   * @param listener is told what else was chosen
   */
  public void onChange(Consumer<Changed> listener) {
    change = listener;
  }

  /** The data set, the network and the batch that the recipe has. */
  public void probe(PruningProbe.Setting other) {
    setting = other;
    ask();
  }

  /**
   * The weights that are to be pruned.
   *
   * @param learnt whether they were trained at all
   */
  public void show(Weights other, boolean learnt) {
    weights = other;
    trained = learnt;
    ask();
  }

  /**
   * The pruning that is to be tried.
   *
   * @param other null where the recipe prunes nothing
   * @param ofRecipe the recipe's seed
   */
  public void preview(@Nullable Pruning other, long ofRecipe) {
    pruning = other;
    seed = ofRecipe;
    prunes.set(other != null);
    method.set(other == null ? null : other.method());
    way.set(other);
    ask();
  }

  private void ask() {
    if (setting != null && weights != null) {
      Question question = new Question(setting, weights, pruning, seed, good);
      if (!question.equals(asked)) {
        asked = question;
        service.ask(question);
      }
    }
    refresh();
  }

  /** The recipe whose schedule is drawn. */
  public void plan(Recipe recipe) {
    if (lives.plan(recipe)) {
      life.set(lives.of());
    }
  }

  /** What became of masks in the run that is shown. */
  public void lived(Recipe recipe, List<MaskChange> changes, List<Track> tracks) {
    if (lives.lived(recipe, changes, tracks)) {
      life.set(lives.of());
    }
  }

  /** Looks at what has been found out since; called once a pulse. */
  public void poll() {
    Findings now = service.findings().orElse(null);
    if (now != null && !now.equals(found)) {
      take(now);
    }
  }

  void take(Findings now) {
    found = now;
    refresh();
  }

  /** A place on the curve was pointed at: 0 is its left end, 1 its right. */
  public void point(double place) {
    Pruning now = pruning;
    double fraction = Math.rint(100 * Math.clamp(place, 0, 1)) / 100;
    if (now != null && fraction != now.fraction()) {
      chooseFraction.accept(fraction);
    }
  }

  /** Percents up or down, by a key. */
  public void step(int percents) {
    if (pruning != null) {
      point(pruning.fraction() + percents / 100.0);
    }
  }

  /** Another level was typed, in percent; what is no accuracy changes nothing. */
  public void level(String typed) {
    double percent = Typed.number(typed).orElse(-1);
    if (percent >= 0 && percent <= 100) {
      good = percent / 100;
      level.set(strings.number(percent));
      ask();
    }
  }

  /** A method was chosen. */
  public void choose(Method other) {
    if (pruning != null && pruning.method() != other) {
      chooseMethod.accept(other);
    }
  }

  /** Something else of the pruning was chosen. */
  <T> void choose(Setting<T> what, T value) {
    if (pruning != null && !what.range().plain(value).equals(plain(pruning, what))) {
      change.accept(Changed.of(what, value));
    }
  }

  private static @Nullable Object plain(Pruning of, Setting<?> what) {
    return Pruning.KIND.read(of).plain().get(what.key());
  }

  private void refresh() {
    Findings now = found;
    boolean answered = now != null && now.question().equals(asked);
    stale.set(now != null && now.effect() != null && !answered);
    problem.set(answered && now != null ? now.problem() : "");
    curved.set(pruning != null && !(answered && now != null && now.effect() == null));
    note.set(note(answered ? now : null));
    warning.set(words.collapse(answered && now != null ? now.effect() : null, pruning));
    caption.set(strings.get(pruning == null ? "prune.unpruned" : "prune.after"));
    PruningEffect effect = now == null ? null : now.effect();
    if (now == null || effect == null) {
      accuracy.set(strings.get("prune.unknown"));
      interval.set("");
      dense.set("");
      layers.set(List.of());
      speed.set("");
      speeds.set(Optional.empty());
    } else {
      Interval sure = effect.interval();
      accuracy.set(strings.get("prune.accuracy", 100 * effect.accuracy()));
      interval.set(
          strings.get("prune.interval", 100 * sure.low(), 100 * sure.high(), effect.count()));
      PruningEffect unpruned = now.dense();
      dense.set(
          pruning == null || unpruned == null
              ? ""
              : strings.get("prune.dense", 100 * unpruned.accuracy()));
      layers.set(words.rows(effect));
      EvaluationTimes times = answered ? now.times() : null;
      speed.set(pruning == null ? "" : words.speed(effect, times));
      speeds.set(pruning == null ? Optional.empty() : words.speeds(times));
    }
    cliff.set(drawing.of(now, pruning, asked));
    readings.set(drawing.readings(now, pruning, asked));
    scores.set(ScorePicture.of(strings, effect, pruning));
  }

  private String note(@Nullable Findings answer) {
    if (weights == null || setting == null) {
      return strings.get("prune.waiting");
    }
    if (answer != null && answer.effect() == null) {
      return answer.problem().isEmpty() ? strings.get("prune.mismatch") : "";
    }
    List<String> sentences = new ArrayList<>();
    if (pruning == null) {
      sentences.add(strings.get("prune.nothing"));
    }
    if (!trained) {
      sentences.add(strings.get("prune.untrained"));
    }
    int classes = setting.network().input().classes();
    if (trained && answer != null && isChance(answer, classes)) {
      sentences.add(strings.get("prune.chance", classes));
    }
    if (pruning != null && pruning.batchNorm()) {
      sentences.add(strings.get("prune.scale"));
    }
    if (pruning != null && pruning.offByOne()) {
      sentences.add(strings.get("prune.less"));
    }
    return String.join(" ", sentences);
  }

  /** Whether one in so many classes cannot be told from what was measured, or is better. */
  private static boolean isChance(Findings answer, int classes) {
    PruningEffect effect = answer.effect();
    return effect != null && effect.interval().low() <= 1.0 / classes;
  }

  /** What the number below it is. */
  public ReadOnlyStringProperty caption() {
    return caption.getReadOnlyProperty();
  }

  /** Validation accuracy just after pruning, in percent. */
  public ReadOnlyStringProperty accuracy() {
    return accuracy.getReadOnlyProperty();
  }

  /** Its interval, and on how many images it was measured. */
  public ReadOnlyStringProperty interval() {
    return interval.getReadOnlyProperty();
  }

  /** Validation accuracy of the network with all its weights. */
  public ReadOnlyStringProperty dense() {
    return dense.getReadOnlyProperty();
  }

  /** What must be known to read the numbers; empty where nothing is special about them. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** Which layers lose all of their weights, or soon will; empty where none does. */
  public ReadOnlyStringProperty warning() {
    return warning.getReadOnlyProperty();
  }

  /** What is tried; null where nothing is pruned. */
  public ReadOnlyObjectProperty<@Nullable Pruning> way() {
    return way.getReadOnlyProperty();
  }

  /** How the masks of arms go along while these train; empty where they stay as they are. */
  public ReadOnlyObjectProperty<Picture> life() {
    return life.getReadOnlyProperty();
  }

  /** What the method says of the weights, layer by layer, and what goes. */
  public ReadOnlyObjectProperty<Picture> scores() {
    return scores.getReadOnlyProperty();
  }

  /** Why there are no numbers, in one sentence; empty where there is no problem. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** What the zeros would save in theory, and what they save on this machine. */
  public ReadOnlyStringProperty speed() {
    return speed.getReadOnlyProperty();
  }

  /** The same layer by layer, dense and without zeros; empty until it is measured. */
  public ReadOnlyObjectProperty<Optional<Table>> speeds() {
    return speeds.getReadOnlyProperty();
  }

  /** Whether what is shown answers an older question and is about to be replaced. */
  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  /** Whether the recipe prunes at all. */
  public ReadOnlyBooleanProperty prunes() {
    return prunes.getReadOnlyProperty();
  }

  /** Whether there is a curve, or will be. */
  public ReadOnlyBooleanProperty curved() {
    return curved.getReadOnlyProperty();
  }

  /** How the weights that go are chosen; null where none go. */
  public ReadOnlyObjectProperty<@Nullable Method> method() {
    return method.getReadOnlyProperty();
  }

  /** Accuracy against fraction, as far as it is known. */
  public ReadOnlyObjectProperty<Picture> cliff() {
    return cliff.getReadOnlyProperty();
  }

  /**
   * The points of that curve, of a network that was trained; none as long as there is no such
   * network or nothing is known of it.
   */
  public Points curve() {
    Findings now = found;
    return trained && now != null && now.question().sameCurve(asked)
        ? CliffPicture.points(now.cliff())
        : Points.NONE;
  }

  /** Down to where each way of choosing by size keeps the level. */
  public ReadOnlyObjectProperty<List<Reading>> readings() {
    return readings.getReadOnlyProperty();
  }

  /** The accuracy down to which a network is still good, in percent. */
  public ReadOnlyStringProperty level() {
    return level.getReadOnlyProperty();
  }

  /** What pruning leaves of each layer. */
  public ReadOnlyObjectProperty<List<LayerRow>> layers() {
    return layers.getReadOnlyProperty();
  }
}
