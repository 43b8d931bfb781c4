package sparsam.ui.lab.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.prune.Pruning;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Arm;
import sparsam.recipe.Starts;
import sparsam.report.FaultWords;
import sparsam.report.PairTable;
import sparsam.report.Palette;
import sparsam.report.Provenance;
import sparsam.report.Settings;
import sparsam.report.Verdicts;
import sparsam.result.Adjustment;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.text.Strings;
import sparsam.ui.lab.result.ArmRow.State;

/**
 * The dense network, the pruned one and every arm with their results, and what follows from them.
 */
public final class ResultModel {
  /** The place of a row that is no arm of the next run. */
  private static final int NOWHERE = -1;

  /** What measurements of the dense training go by. */
  private static final String DENSE = "dense";

  private final Strings strings;
  private final Settings settings;
  private final ByHand byHand;
  private @Nullable Recipe recipe;
  private @Nullable Recipe next;
  private List<Track> lastTracks = List.of();
  private List<Result> lastResults = List.of();
  private List<Adjustment> lastAdjustments = List.of();
  private final Set<String> unchanged = new HashSet<>();
  private final ReadOnlyObjectWrapper<List<ArmRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<PairTable> pairs =
      new ReadOnlyObjectWrapper<>(PairTable.EMPTY);
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper images = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper faults = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper concluded = new ReadOnlyBooleanWrapper();

  public ResultModel(Strings strings) {
    this.strings = strings;
    this.settings = new Settings(strings);
    this.byHand = new ByHand(strings);
  }

  /**
   * Shows what a recipe would do.
   *
   * @param preset the recipe before numbers were set over it
   * @param known what there is already: a dense network that will be taken over
   */
  public void plan(Recipe planned, Recipe preset, List<Result> known) {
    recipe = planned;
    unchanged.clear();
    unchanged.addAll(preset.arms().stream().map(arm -> settings.of(preset, arm)).toList());
    unchanged.addAll(Starts.prunings(preset).keySet().stream().map(this::justPruned).toList());
    unchanged.addAll(Stream.ofNullable(preset.dense()).map(settings::of).toList());
    unchanged.add(strings.get("arm.brought"));
    next = planned;
    lastTracks = List.of();
    lastResults = known;
    lastAdjustments = List.of();
    rows.set(rows(planned, lastTracks, lastResults));
    pairs.set(PairTable.EMPTY);
    headline.set(strings.get("result.planned"));
    images.set("");
    seed.set("");
    faults.set("");
    concluded.set(false);
  }

  /**
   * Shows beside the recipe's arms which ones the next run would have.
   *
   * @param upcoming the recipe of the next run
   */
  public void next(Recipe upcoming) {
    next = upcoming;
    Recipe shown = recipe;
    if (shown != null) {
      seed.set(
          shown.seed() == upcoming.seed() ? "" : strings.get("result.seed.next", upcoming.seed()));
      show(rows(shown, lastTracks, lastResults));
    }
  }

  /** Says of a run's images what is to be known of them. */
  public void images(Run run) {
    images.set(Provenance.of(strings, run).orElse(""));
  }

  /** The same of a run that is under way, as soon as they are there. */
  public void images(String set, DataOrigin data) {
    images.set(Provenance.of(strings, set, data).orElse(""));
  }

  private void show(List<ArmRow> now) {
    if (!now.equals(rows.get())) {
      rows.set(now);
    }
  }

  /** Takes what is new of a run of the recipe shown. */
  public void poll(Monitor monitor, boolean running) {
    Recipe shown = recipe;
    if (shown == null) {
      return;
    }
    lastTracks = running ? monitor.tracks() : List.of();
    lastResults = monitor.results();
    lastAdjustments = monitor.adjustments();
    show(rows(shown, lastTracks, lastResults));
    List<Comparison> comparisons = monitor.comparisons();
    PairTable table = PairTable.of(strings, comparisons);
    if (!table.equals(pairs.get())) {
      pairs.set(table);
    }
    List<Finding> findings =
        running ? List.of() : Inquiry.of(shown, monitor.results(), comparisons);
    concluded.set(!findings.isEmpty());
    faults.set(running ? "" : String.join("\n", FaultWords.of(strings, shown, monitor.results())));
    headline.set(
        running ? strings.get("result.running") : headline(shown, monitor.results(), findings));
  }

  /** The answer to the recipe's question; or why there is none. */
  private String headline(Recipe shown, List<Result> results, List<Finding> findings) {
    if (!findings.isEmpty()) {
      return findings.stream()
          .map(finding -> Verdicts.inWords(strings, shown.seed(), finding, results))
          .collect(Collectors.joining("\n"));
    }
    return Verdicts.none(strings, shown, results);
  }

  private List<ArmRow> rows(Recipe shown, List<Track> tracks, List<Result> results) {
    List<ArmRow> made = new ArrayList<>();
    if (shown.dense() != null) {
      Optional<Result> dense = result(results, Phase.DENSE, "");
      made.add(
          row(
                  strings.get("arm.dense"),
                  Phase.DENSE,
                  Palette.DENSE,
                  isTrained(dense) ? settings.of(shown.dense()) : strings.get("arm.brought"),
                  track(tracks, Phase.DENSE, ""),
                  dense)
              .noted(byHand.of(DENSE, shown.dense().optimizer(), lastAdjustments)));
    }
    Starts.prunings(shown)
        .forEach(
            (pruning, name) ->
                made.add(
                    row(
                        name,
                        Phase.PRUNED,
                        Palette.DENSE,
                        justPruned(pruning),
                        Optional.empty(),
                        result(results, Phase.PRUNED, name))));
    List<Arm> left = new ArrayList<>(shown.arms());
    Recipe upcoming = next == null ? shown : next;
    for (int i = 0; i < upcoming.arms().size(); i++) {
      Arm wanted = upcoming.arms().get(i);
      Optional<Arm> here =
          left.stream().filter(arm -> arm.name().equals(wanted.name())).findFirst();
      here.ifPresent(left::remove);
      Arm arm = here.orElse(wanted);
      int colour = Palette.colour(here.isPresent() ? shown.arms().indexOf(arm) : i);
      String otherwise =
          arm.equals(wanted) ? "" : strings.get("arms.next", settings.of(upcoming, wanted));
      String words = settings.of(here.isPresent() ? shown : upcoming, arm);
      made.add(row(arm, colour, words, tracks, results).at(i, otherwise));
    }
    for (Arm gone : left) {
      int colour = Palette.colour(shown.arms().indexOf(gone));
      made.add(
          row(gone, colour, settings.of(shown, gone), tracks, results)
              .at(NOWHERE, strings.get("arms.gone")));
    }
    return made;
  }

  /** A network from a file has taken no gradient here. */
  private static boolean isTrained(Optional<Result> dense) {
    return dense
        .filter(result -> result instanceof Result.Finished f && f.gradients() == 0)
        .isEmpty();
  }

  private ArmRow row(Arm arm, int colour, String words, List<Track> tracks, List<Result> results) {
    return row(
            arm.name(),
            Phase.ARM,
            colour,
            words,
            track(tracks, Phase.ARM, arm.name()),
            result(results, Phase.ARM, arm.name()))
        .noted(byHand.of(arm.name(), arm.optimizer(), lastAdjustments));
  }

  private String justPruned(Pruning pruning) {
    return strings.get("arm.justPruned", strings.percent(pruning.fraction()));
  }

  private static Optional<Track> track(List<Track> tracks, Phase phase, String name) {
    return tracks.stream()
        .filter(track -> track.phase() == phase)
        .filter(track -> phase != Phase.ARM || track.name().equals(name))
        .findFirst();
  }

  private static Optional<Result> result(List<Result> results, Phase phase, String name) {
    return results.stream()
        .filter(result -> result.phase() == phase)
        .filter(result -> phase == Phase.DENSE || result.name().equals(name))
        .findFirst();
  }

  private ArmRow row(
      String name,
      Phase phase,
      int colour,
      String settingsLine,
      Optional<Track> track,
      Optional<Result> result) {
    if (result.isPresent()) {
      return switch (result.get()) {
        case Result.Finished finished -> finished(name, phase, colour, settingsLine, finished);
        case Result.Failed failed ->
            new ArmRow(
                name,
                phase,
                colour,
                settingsLine,
                !unchanged.contains(settingsLine),
                State.FAILED,
                "",
                "",
                "",
                "",
                strings.get("result.gradients", failed.gradients()),
                seconds(failed.seconds()),
                failed.reason(),
                NOWHERE,
                "",
                "");
      };
    }
    boolean begun = track.isPresent() && track.get().steps().size() > 0;
    String progress =
        begun
            ? strings.get(
                "arm.progress",
                Math.min(track.get().epochs().size() + 1, track.get().plannedEpochs()),
                track.get().plannedEpochs())
            : "";
    return new ArmRow(
        name,
        phase,
        colour,
        settingsLine,
        !unchanged.contains(settingsLine),
        begun ? State.RUNNING : State.PLANNED,
        progress,
        "",
        "",
        "",
        "",
        "",
        "",
        NOWHERE,
        "",
        "");
  }

  private ArmRow finished(
      String name, Phase phase, int colour, String settingsLine, Result.Finished finished) {
    return new ArmRow(
        name,
        phase,
        colour,
        settingsLine,
        !unchanged.contains(settingsLine),
        State.FINISHED,
        "",
        strings.get("result.accuracy", 100 * finished.testAccuracy()),
        strings.get(
            "result.interval",
            100 * finished.testInterval().low(),
            100 * finished.testInterval().high()),
        strings.get("result.zeros", 100 * finished.sparsity()),
        finished.gradients() == 0 ? "" : strings.get("result.gradients", finished.gradients()),
        finished.seconds() == 0 ? "" : seconds(finished.seconds()),
        "",
        NOWHERE,
        "",
        "");
  }

  private String seconds(double seconds) {
    return seconds < 100
        ? strings.get("result.seconds", seconds)
        : strings.get("result.minutes", (long) seconds / 60, (long) seconds % 60);
  }

  /** A row a training, in the order they run. */
  public ReadOnlyObjectProperty<List<ArmRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Every pair of networks that have a result. */
  public ReadOnlyObjectProperty<PairTable> pairs() {
    return pairs.getReadOnlyProperty();
  }

  /** The one sentence that matters most now. */
  public ReadOnlyStringProperty headline() {
    return headline.getReadOnlyProperty();
  }

  /** That the run's images are not those of their set's name, or that nobody can tell; or empty. */
  public ReadOnlyStringProperty images() {
    return images.getReadOnlyProperty();
  }

  /** That the next run has another seed than the one shown; or empty. */
  public ReadOnlyStringProperty seed() {
    return seed.getReadOnlyProperty();
  }

  /** What each of the notebook's faults changed here, a line each; empty where there is none. */
  public ReadOnlyStringProperty faults() {
    return faults.getReadOnlyProperty();
  }

  /** Whether the headline is a verdict. */
  public ReadOnlyBooleanProperty concluded() {
    return concluded.getReadOnlyProperty();
  }
}
