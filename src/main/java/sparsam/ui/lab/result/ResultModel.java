package sparsam.ui.lab.result;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.recipe.Recipe;
import sparsam.report.FaultWords;
import sparsam.report.PairTable;
import sparsam.report.Provenance;
import sparsam.report.Verdicts;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.sweep.MethodWords;
import sparsam.result.Adjustment;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.text.Strings;
import sparsam.ui.lab.seeds.SeedFindings;

/**
 * The dense network, the pruned one and every arm with their results, and what follows from them.
 * One thing at a time: a run, or what the next one would do.
 */
public final class ResultModel {
  private final Strings strings;
  private final Pace pace = new Pace();
  private final ArmRows ofRun;
  private final ArmRows ofNext;
  private @Nullable Recipe recipe;
  private @Nullable Recipe next;
  private @Nullable SeedFindings seeds;
  private String answer = "";
  private List<Track> lastTracks = List.of();
  private List<Result> lastResults = List.of();
  private List<Adjustment> lastAdjustments = List.of();
  private final ReadOnlyObjectWrapper<List<ArmRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<PairTable> pairs =
      new ReadOnlyObjectWrapper<>(PairTable.EMPTY);
  private final ReadOnlyObjectWrapper<List<Named>> shrinkage =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper images = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper faults = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper concluded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();
  private final BooleanProperty nextShown = new SimpleBooleanProperty();

  public ResultModel(Strings strings) {
    this.strings = strings;
    this.ofRun = new ArmRows(strings, pace);
    this.ofNext = new ArmRows(strings, pace);
    nextShown.subscribe(this::refresh);
  }

  /**
   * Shows what a recipe would do.
   *
   * @param preset the recipe before numbers were set over it
   * @param known what there is already: a dense network that will be taken over
   */
  public void plan(Recipe planned, Recipe preset, List<Result> known) {
    recipe = planned;
    next = planned;
    seeds = null;
    ofRun.preset(preset);
    lastTracks = List.of();
    lastResults = known;
    lastAdjustments = List.of();
    pace.clear();
    differs.set(false);
    nextShown.set(false);
    refresh();
    pairs.set(PairTable.EMPTY);
    shrinkage.set(List.of());
    headline.set(
        planned.lanes() > 1
            ? strings.get("result.planned.atOnce", planned.lanes())
            : strings.get("result.planned"));
    answer = "";
    images.set("");
    seed.set("");
    faults.set("");
    concluded.set(false);
  }

  /**
   * Says what the next run would do otherwise than the one shown.
   *
   * @param upcoming the recipe of the next run
   * @param preset the same before numbers were set over it
   */
  public void next(Recipe upcoming, Recipe preset) {
    next = upcoming;
    ofNext.preset(preset);
    Recipe shown = recipe;
    if (shown != null) {
      seed.set(
          shown.seed() == upcoming.seed() ? "" : strings.get("result.seed.next", upcoming.seed()));
      differs.set(!upcoming.named(shown.name()).equals(shown));
      if (!differs.get()) {
        nextShown.set(false);
      }
      refresh();
    }
  }

  /** Turns to the arms of the next run, where these are others than those of the run shown. */
  public void showNext() {
    nextShown.set(differs.get());
  }

  /** Says of a run's images what is to be known of them. */
  public void images(Run run) {
    images.set(Provenance.of(strings, run).orElse(""));
  }

  /** The same of a run that is under way, as soon as they are there. */
  public void images(String set, DataOrigin data) {
    images.set(Provenance.of(strings, set, data).orElse(""));
  }

  private void refresh() {
    Recipe shown = recipe;
    Recipe upcoming = next;
    if (shown == null || upcoming == null) {
      return;
    }
    List<ArmRow> now =
        nextShown.get()
            ? ofNext.of(upcoming, upcoming, List.of(), List.of(), List.of())
            : SeedRows.of(
                strings,
                ofRun.of(shown, upcoming, lastTracks, lastResults, lastAdjustments),
                seeds);
    if (!now.equals(rows.get())) {
      rows.set(now);
    }
  }

  /**
   * Counts the time of the trainings under way.
   *
   * @param going whether the run computes; a pause does not count
   */
  public void time(Monitor monitor, boolean going) {
    pace.look(monitor, going);
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
    refresh();
    List<Comparison> comparisons = monitor.comparisons();
    PairTable table = PairTable.of(strings, comparisons);
    if (!table.equals(pairs.get())) {
      pairs.set(table);
    }
    shrink();
    List<Finding> findings =
        running ? List.of() : Inquiry.of(shown, monitor.results(), comparisons);
    concluded.set(!findings.isEmpty());
    faults.set(running ? "" : String.join("\n", FaultWords.of(strings, shown, monitor.results())));
    answer = running ? strings.get("result.running") : headline(shown, monitor.results(), findings);
    conclude();
  }

  /** What several seeds of the run shown say; null for none. */
  public void seeds(@Nullable SeedFindings found) {
    seeds = found;
    refresh();
    shrink();
    if (recipe != null && !answer.isEmpty()) {
      conclude();
    }
  }

  private void shrink() {
    SeedFindings found = seeds;
    List<Named> networks = found == null ? Shrinkage.of(lastResults) : found.shrinkage(lastResults);
    List<Named> now = ShrinkTable.isTold(networks) ? networks : List.of();
    if (!now.equals(shrinkage.get())) {
      shrinkage.set(now);
    }
  }

  /** Several seeds speak of methods; what one says of two networks is not said beside that. */
  private void conclude() {
    SeedFindings found = seeds;
    List<String> methods = found == null ? List.of() : MethodWords.of(strings, found.findings());
    headline.set(methods.isEmpty() ? answer : String.join("\n", methods));
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

  /** A row a training, in the order they run. */
  public ReadOnlyObjectProperty<List<ArmRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Every pair of networks that have a result. */
  public ReadOnlyObjectProperty<PairTable> pairs() {
    return pairs.getReadOnlyProperty();
  }

  /** What pruning made of the networks, over the seeds; empty where it made nothing smaller. */
  public ReadOnlyObjectProperty<List<Named>> shrinkage() {
    return shrinkage.getReadOnlyProperty();
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

  /** Whether the next run would do anything else than the one that is shown. */
  public ReadOnlyBooleanProperty differs() {
    return differs.getReadOnlyProperty();
  }

  /** Whether the rows are the next run's, in place of those of the run that is shown. */
  public BooleanProperty nextShown() {
    return nextShown;
  }
}
