package sparsam.ui.lab.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.report.Palette;
import sparsam.result.Distribution;
import sparsam.result.Snapshot;
import sparsam.result.Weights;
import sparsam.text.Strings;

/**
 * Which moment's weights the histogram shows: every epoch from the first weights over dense
 * training and pruning to the end of an arm. At the last moment it follows a run that goes on.
 */
public final class ScrubberModel {
  private static final Against NOTHING = new Against.Nothing();

  private final Strings strings;
  private final WeightsModel weights;
  private @Nullable Recipe recipe;
  private @Nullable Kept kept;
  private @Nullable Weights initial;
  private List<Snapshot> snapshots = List.of();
  private List<Snapshot> moments = List.of();

  /** What has room in the picture: all that the path comes by. */
  private List<Distribution> frame = List.of();

  /** Whether the person has chosen the path; a run does not change it then. */
  private boolean pathChosen;

  /** Whether the moment shown is one that the slider's pruning takes from. */
  private boolean prunable;

  private boolean refreshing;

  private final ObservableList<String> paths = FXCollections.observableArrayList();
  private final StringProperty path = new SimpleStringProperty("");
  private final ObservableList<Against> comparisons =
      FXCollections.observableArrayList(List.of(NOTHING));
  private final ObjectProperty<Against> comparison = new SimpleObjectProperty<>(NOTHING);
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final ReadOnlyIntegerWrapper last = new ReadOnlyIntegerWrapper();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper("");

  /**
   * @param weights shows what is chosen here
   */
  public ScrubberModel(Strings strings, WeightsModel weights) {
    this.strings = strings;
    this.weights = weights;
    label.set(strings.get("time.none"));
    path.subscribe(
        (_, _) -> {
          if (!refreshing) {
            pathChosen = true;
            playing.set(false);
            boolean atEnd = position.get() == last.get();
            walk(atEnd);
          }
        });
    position.subscribe((_, _) -> show());
    comparison.subscribe((_, _) -> show());
    playing.subscribe(
        (_, on) -> {
          if (on && position.get() >= last.get()) {
            position.set(0);
          }
        });
  }

  /**
   * Turns to a run: one that begins, or one from before.
   *
   * @param now what it has kept, and keeps on keeping
   */
  public void begin(Recipe of, Kept now) {
    recipe = of;
    kept = now;
    pathChosen = false;
    snapshots = List.of();
    playing.set(false);
    refreshing = true;
    paths.setAll(of.arms().stream().map(Arm::name).toList());
    path.set(paths.isEmpty() ? "" : paths.getFirst());
    offer(of);
    refreshing = false;
    walk(true);
    look(false);
  }

  /** Forgets the run. */
  public void clear() {
    recipe = null;
    kept = null;
    snapshots = List.of();
    playing.set(false);
    refreshing = true;
    paths.clear();
    path.set("");
    comparison.set(NOTHING);
    comparisons.setAll(List.of(NOTHING));
    refreshing = false;
    walk(true);
  }

  /** The weights that the recipe would start from: what is shown while there is no run. */
  public void initial(Weights of) {
    if (!of.equals(initial)) {
      initial = of;
      show();
    }
  }

  private void offer(Recipe of) {
    List<Against> all = new ArrayList<>(List.of(NOTHING));
    if (of.dense() != null) {
      all.add(new Against.Dense());
    }
    if (of.arms().stream().anyMatch(arm -> arm.start() == Start.PRUNED)) {
      all.add(new Against.Pruned());
    }
    if (of.arms().size() > 1) {
      of.arms().forEach(arm -> all.add(new Against.Arm(arm.name())));
    }
    comparison.set(NOTHING);
    comparisons.setAll(all);
  }

  /** Looks at what the run has come to since; called once a pulse. */
  public void poll() {
    look(true);
  }

  /**
   * Looks at what there is.
   *
   * @param goesOn whether what is new has come since the run began here, however much at once
   */
  private void look(boolean goesOn) {
    Kept now = kept;
    if (now == null) {
      return;
    }
    List<Snapshot> all = now.snapshots();
    if (!all.equals(snapshots)) {
      boolean atEnd = position.get() == last.get();
      snapshots = all;
      if (goesOn && atEnd && !pathChosen && !playing.get()) {
        follow(now.training().orElse(all.getLast().name()));
      }
      walk(atEnd && !playing.get());
    } else if (!prunable && present().map(this::source).isPresent()) {
      show(); // The dense network's weights come a moment after its last epoch.
    }
  }

  /** Turns to the arm that trains now. */
  private void follow(String training) {
    if (paths.contains(training)) {
      refreshing = true;
      path.set(training);
      refreshing = false;
    }
  }

  private void walk(boolean toEnd) {
    moments = recipe == null ? List.of() : Path.of(recipe, path.get(), snapshots);
    frame = moments.stream().flatMap(moment -> moment.layers().stream()).toList();
    int end = Math.max(0, moments.size() - 1);
    int to = toEnd ? end : Math.min(position.get(), end);
    refreshing = true;
    last.set(end);
    position.set(to);
    refreshing = false;
    show();
  }

  /** One moment on, as far as there are any; what plays ends at the last one. */
  public void advance() {
    step(1);
    if (position.get() == last.get()) {
      playing.set(false);
    }
  }

  /** Moments on (1) or back (−1). */
  public void step(int moments) {
    position.set(Math.clamp(position.get() + moments, 0, last.get()));
  }

  /** Goes to the moment whose weights the slider's pruning takes from, if it is on this path. */
  public void showPrunable() {
    for (int i = 0; i < moments.size(); i++) {
      if (isPrunedFrom(moments.get(i))) {
        playing.set(false);
        comparison.set(NOTHING);
        position.set(i);
        return;
      }
    }
  }

  private Optional<Snapshot> present() {
    int at = position.get();
    return at >= 0 && at < moments.size() ? Optional.of(moments.get(at)) : Optional.empty();
  }

  /** Whether these are the weights that the recipe prunes. */
  private boolean isPrunedFrom(Snapshot moment) {
    Recipe of = recipe;
    if (of == null) {
      return false;
    }
    return of.dense() == null
        ? moment.phase() == Phase.ARM && moment.epoch() == 0
        : moment.phase() == Phase.DENSE
            && (moment.epoch() == of.dense().epochs() || isBrought(moment));
  }

  /**
   * Whether it is a dense network that was trained elsewhere: the whole one, and no epoch of it.
   */
  private boolean isBrought(Snapshot moment) {
    return moment.phase() == Phase.DENSE
        && kept != null
        && kept.weights(Phase.DENSE.label()).isPresent()
        && snapshots.stream().noneMatch(one -> one.phase() == Phase.DENSE && one.epoch() > 0);
  }

  private void show() {
    if (refreshing) {
      return;
    }
    prunable = false;
    Optional<Snapshot> present = present();
    if (present.isEmpty()) {
      label.set(strings.get(recipe == null ? "time.none" : "weights.initial"));
      if (initial != null) {
        weights.show(initial, strings.get("weights.initial"));
      }
      return;
    }
    Snapshot now = present.get();
    List<Shown> sets = new ArrayList<>(List.of(shown(now)));
    other(now).ifPresent(other -> sets.add(pale(other)));
    label.set(name(now));
    prunable = sets.getFirst().prunable() != null;
    weights.show(sets, within());
  }

  /** Room for all that can be played: the path's moments, and those that they are compared with. */
  private List<Distribution> within() {
    if (!(comparison.get() instanceof Against.Arm(String name))) {
      return frame;
    }
    List<Distribution> both = new ArrayList<>(frame);
    snapshots.stream()
        .filter(one -> one.phase() == Phase.ARM && one.name().equals(name))
        .forEach(one -> both.addAll(one.layers()));
    return both;
  }

  private Shown shown(Snapshot of) {
    return new Shown(name(of), colour(of), of.layers(), source(of));
  }

  private Shown pale(Snapshot of) {
    return new Shown(name(of), colour(of), of.layers(), null);
  }

  /** The weights themselves, where pruning takes from these. */
  private @Nullable Weights source(Snapshot of) {
    Kept now = kept;
    if (now == null || recipe == null || !isPrunedFrom(of)) {
      return null;
    }
    return now.weights(recipe.dense() == null ? "initial" : Phase.DENSE.label()).orElse(null);
  }

  private Optional<Snapshot> other(Snapshot now) {
    return switch (comparison.get()) {
      case Against.Nothing _ -> Optional.empty();
      case Against.Dense _ -> newest(Phase.DENSE, "", Integer.MAX_VALUE, now);
      case Against.Pruned _ ->
          snapshots.stream()
              .filter(one -> recipe != null && Path.isPruned(recipe, path.get(), one))
              .filter(one -> !one.equals(now))
              .findFirst();
      case Against.Arm(String name) ->
          now.phase() == Phase.ARM ? newest(Phase.ARM, name, now.epoch(), now) : Optional.empty();
    };
  }

  /**
   * Of one network the latest snapshot up to an epoch; of a long training not every one is kept.
   */
  private Optional<Snapshot> newest(Phase phase, String name, int epoch, Snapshot now) {
    return snapshots.stream()
        .filter(one -> one.phase() == phase && (name.isEmpty() || one.name().equals(name)))
        .filter(one -> one.epoch() <= epoch)
        .max(Comparator.comparingInt(Snapshot::epoch))
        .filter(one -> !one.equals(now));
  }

  private int colour(Snapshot of) {
    int arm = of.phase() == Phase.ARM ? paths.indexOf(of.name()) : -1;
    return arm < 0 ? Palette.DENSE : Palette.colour(arm);
  }

  /** For a person: {@code SAM, epoch 2 of 3}. */
  private String name(Snapshot of) {
    String network = of.phase() == Phase.DENSE ? strings.get("arm.dense") : of.name();
    if (of.phase() == Phase.PRUNED) {
      return strings.get("time.pruned");
    }
    if (isBrought(of)) {
      return strings.get("time.brought");
    }
    return of.epoch() == 0
        ? strings.get("weights.initial")
        : strings.get("time.epoch", network, of.epoch(), planned(of));
  }

  private int planned(Snapshot of) {
    return kept == null ? of.epoch() : kept.epochs(of.name()).orElse(of.epoch());
  }

  /** What a comparison is called. */
  public String name(Against other) {
    return switch (other) {
      case Against.Nothing _ -> strings.get("time.compare.nothing");
      case Against.Dense _ -> strings.get("time.compare.dense");
      case Against.Pruned _ -> strings.get("time.compare.pruned");
      case Against.Arm(String name) -> strings.get("time.compare.arm", name);
    };
  }

  /** The arms whose way can be followed; none where the recipe has none, or nothing has run. */
  public ObservableList<String> paths() {
    return paths;
  }

  /** The arm that is followed. */
  public StringProperty path() {
    return path;
  }

  public ObservableList<Against> comparisons() {
    return comparisons;
  }

  public ObjectProperty<Against> comparison() {
    return comparison;
  }

  /** The moment shown, counted from 0. */
  public IntegerProperty position() {
    return position;
  }

  /** The last moment's number. */
  public ReadOnlyIntegerProperty last() {
    return last.getReadOnlyProperty();
  }

  /** Whether the moments are played, by calls of {@link #advance()}. */
  public BooleanProperty playing() {
    return playing;
  }

  /** The moment in words. */
  public ReadOnlyStringProperty label() {
    return label.getReadOnlyProperty();
  }
}
