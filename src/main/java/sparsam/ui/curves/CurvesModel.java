package sparsam.ui.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.Monitor;
import sparsam.experiment.Phase;
import sparsam.experiment.Recipe;
import sparsam.experiment.Recipe.Arm;
import sparsam.experiment.Recipe.Start;
import sparsam.experiment.Result;
import sparsam.experiment.Starts;
import sparsam.experiment.Track;
import sparsam.plot.Axis;
import sparsam.plot.LineChart;
import sparsam.plot.Picture;
import sparsam.plot.Series;
import sparsam.plot.Series.Stroke;
import sparsam.text.Strings;
import sparsam.ui.Palette;

/** Accuracy by epoch and loss by step of a run's trainings, as pictures that follow the run. */
public final class CurvesModel {
  private final Strings strings;
  private @Nullable Recipe recipe;
  private boolean running;
  private List<Trace> traces = List.of();
  private final ReadOnlyObjectWrapper<Picture> accuracy;
  private final ReadOnlyObjectWrapper<Picture> loss;

  public CurvesModel(Strings strings) {
    this.strings = strings;
    this.accuracy = new ReadOnlyObjectWrapper<>(accuracyChart(List.of(), List.of(), Double.NaN));
    this.loss = new ReadOnlyObjectWrapper<>(lossChart(List.of(), List.of(), Double.NaN));
  }

  /** Turns to a new run; the old curves go when the new ones have begun. */
  public void begin(Recipe next) {
    recipe = next;
    running = true;
    traces = List.of();
    draw();
  }

  /** Nothing more will come of this run. */
  public void end() {
    running = false;
    draw();
  }

  /** Shows no run. */
  public void clear() {
    recipe = null;
    running = false;
    traces = List.of();
    draw();
  }

  /** Takes what is new and makes new pictures where anything is. */
  public void poll(Monitor monitor) {
    Recipe shown = recipe;
    if (shown == null) {
      return;
    }
    List<Track> tracks = monitor.tracks();
    if (traces.size() != tracks.size()) {
      traces = tracks.stream().map(track -> trace(shown, tracks, track)).toList();
    }
    boolean moved = false;
    for (Trace trace : traces) {
      if (trace.isNew() && trace.track().steps().size() > 0) {
        start(shown, monitor, trace);
      }
      moved |= trace.follow();
    }
    if (moved) {
      draw();
    }
  }

  private static Trace trace(Recipe recipe, List<Track> tracks, Track track) {
    boolean continues = arm(recipe, track).filter(arm -> arm.start() != Start.INITIAL).isPresent();
    Optional<Track> dense =
        tracks.stream().filter(other -> continues && other.phase() == Phase.DENSE).findFirst();
    return new Trace(
        track,
        dense.map(Track::plannedEpochs).orElse(0),
        dense.map(Track::plannedSteps).orElse(0L));
  }

  private static Optional<Arm> arm(Recipe recipe, Track track) {
    return recipe.arms().stream()
        .filter(arm -> track.phase() == Phase.ARM && arm.name().equals(track.name()))
        .findFirst();
  }

  /** An arm's curve begins at the accuracy of the network it starts from. */
  private static void start(Recipe recipe, Monitor monitor, Trace trace) {
    Optional<String> name = arm(recipe, trace.track()).map(arm -> Starts.of(recipe, arm));
    for (Result result : monitor.results()) {
      if (result instanceof Result.Finished finished
          && finished.phase() != Phase.ARM
          && name.filter(finished.name()::equals).isPresent()) {
        trace.startsAt(finished.validationAccuracy());
      }
    }
  }

  private void draw() {
    List<Series> accuracies = new ArrayList<>();
    List<Series> losses = new ArrayList<>();
    List<Series> raw = new ArrayList<>();
    int epochs = 0;
    long steps = 0;
    int arm = 0;
    for (Trace trace : traces) {
      Track track = trace.track();
      boolean dense = track.phase() == Phase.DENSE;
      int colour = dense ? Palette.DENSE : Palette.colour(arm);
      Stroke stroke = dense ? Stroke.SOLID : Palette.stroke(arm);
      String name = dense ? strings.get("arm.dense") : track.name();
      arm += dense ? 0 : 1;
      accuracies.add(new Series(name, trace.accuracy(), colour, stroke));
      raw.add(Series.ghost(name, trace.loss(), colour));
      losses.add(new Series(name, trace.smoothLoss(), colour, stroke));
      epochs = Math.max(epochs, trace.lastEpoch());
      steps = Math.max(steps, trace.lastStep());
    }
    List<Series> both = new ArrayList<>(raw);
    both.addAll(losses);
    List<Series> drawn = begun(accuracies);
    accuracy.set(
        accuracyChart(drawn, marks(Trace::firstEpoch), drawn.isEmpty() ? Double.NaN : epochs));
    drawn = begun(both);
    loss.set(
        lossChart(drawn, marks(Trace::firstStep), drawn.isEmpty() ? Double.NaN : (double) steps));
  }

  private static List<Series> begun(List<Series> all) {
    return all.stream().filter(series -> series.points().count() > 0).toList();
  }

  /** Where the arms leave the dense network. */
  private List<LineChart.Mark> marks(ToLongFunction<Trace> place) {
    Recipe shown = recipe;
    if (shown == null || shown.prune() == null) {
      return List.of();
    }
    String label = strings.get("curves.pruned", strings.percent(shown.prune().fraction()));
    return traces.stream()
        .filter(trace -> place.applyAsLong(trace) > 0)
        .findFirst()
        .map(trace -> List.of(new LineChart.Mark((double) place.applyAsLong(trace), label)))
        .orElse(List.of());
  }

  private LineChart accuracyChart(
      List<Series> series, List<LineChart.Mark> marks, double lastEpoch) {
    return new LineChart(
        strings.get("accuracy.title"),
        Axis.of(Axis.Kind.WHOLE, strings.get("accuracy.x")).between(0, lastEpoch),
        Axis.of(Axis.Kind.PERCENT, strings.get("accuracy.y")),
        series,
        marks,
        strings.get(running ? "accuracy.begun" : "accuracy.empty"));
  }

  private LineChart lossChart(List<Series> series, List<LineChart.Mark> marks, double lastStep) {
    return new LineChart(
        strings.get("loss.title"),
        Axis.of(Axis.Kind.WHOLE, strings.get("loss.x")).between(0, lastStep),
        Axis.of(Axis.Kind.LOG, strings.get("loss.y")).withUnit(strings.get("loss.unit")),
        series,
        marks,
        strings.get(running ? "loss.begun" : "loss.empty"));
  }

  /** Validation accuracy by epoch. */
  public ReadOnlyObjectProperty<Picture> accuracy() {
    return accuracy.getReadOnlyProperty();
  }

  /** Training loss by step, smoothed, with the raw values behind. */
  public ReadOnlyObjectProperty<Picture> loss() {
    return loss.getReadOnlyProperty();
  }
}
