package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;
import sparsam.plot.lines.Band;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Series.Stroke;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.recipe.watch.Watch;
import sparsam.report.curve.Changes;
import sparsam.result.Adjustment;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Track;
import sparsam.text.Strings;

/**
 * Accuracy, loss and flatness of a run's trainings as charts, kept up with the run while it goes.
 */
public final class Curves {
  /**
   * How they are drawn.
   *
   * @param along what the x axis counts
   * @param train whether training accuracy and validation loss are drawn too, dashed
   * @param span how many steps the smoothed loss remembers; 1 smooths nothing
   * @param logX whether the x axis is logarithmic
   * @param logLoss whether the loss's axis is
   */
  public record Style(
      Progression along, boolean train, double span, boolean logX, boolean logLoss) {
    public static final Style STANDARD = new Style(Progression.EPOCH, false, 25, false, true);

    /** The same along something else. */
    public Style along(Progression other) {
      return new Style(other, train, span, logX, logLoss);
    }

    /** The same with or without what is measured besides. */
    public Style train(boolean drawn) {
      return new Style(along, drawn, span, logX, logLoss);
    }

    /** The same with another memory of the smoothed loss. */
    public Style span(double steps) {
      return new Style(along, train, steps, logX, logLoss);
    }

    public Style logX(boolean on) {
      return new Style(along, train, span, on, logLoss);
    }

    public Style logLoss(boolean on) {
      return new Style(along, train, span, logX, on);
    }

    /** Whether other traces are needed than for another style. */
    boolean tracesLike(Style other) {
      return along == other.along && span == other.span;
    }
  }

  /** What a chart is of. */
  public enum Quantity {
    ACCURACY,
    LOSS,
    /** λ₁, the Hessian's largest eigenvalue, below the edges of stability. */
    LARGEST,
    /** How far the loss rises within a radius. */
    SHARPNESS
  }

  /** A run whose curves stand behind the shown one's. */
  private record Overlay(String name, Curves curves) {}

  private final Strings strings;
  private final @Nullable Recipe recipe;
  private final Style style;
  private final List<Overlay> overlays = new ArrayList<>();
  private List<Trace> traces = List.of();
  private Map<String, List<Track>> seeds = Map.of();
  private List<Adjustment> adjustments = List.of();

  /**
   * @param recipe of the run; null for none
   */
  public Curves(Strings strings, @Nullable Recipe recipe, Style style) {
    this.strings = strings;
    this.recipe = recipe;
    this.style = style;
  }

  /** The same traces in another style, where they are the same; else null. */
  public @Nullable Curves restyled(Style other) {
    if (!style.tracesLike(other)) {
      return null;
    }
    Curves same = new Curves(strings, recipe, other);
    same.traces = traces;
    same.seeds = seeds;
    same.adjustments = adjustments;
    same.overlays.addAll(overlays);
    return same;
  }

  /** Draws another run's curves behind these, under its name. */
  public void overlay(String name, Recipe other, Monitor monitor) {
    Curves curves = new Curves(strings, other, style);
    curves.follow(monitor);
    overlays.add(new Overlay(name, curves));
  }

  /**
   * Draws means over seeds with their 95 % intervals in place of single curves of accuracy.
   *
   * @param tracks of each training's seeds, by its name; empty for none
   */
  public void seeds(Map<String, List<Track>> tracks) {
    seeds = Map.copyOf(tracks);
  }

  /** Takes what is new of the run; true where there was anything. */
  public boolean follow(Monitor monitor) {
    Recipe shown = recipe;
    if (shown == null) {
      return false;
    }
    List<Track> tracks = monitor.tracks();
    if (traces.size() != tracks.size()) {
      traces = tracks.stream().map(track -> trace(shown, tracks, track)).toList();
    }
    boolean moved = !adjustments.equals(monitor.adjustments());
    adjustments = monitor.adjustments();
    for (Trace trace : traces) {
      if (trace.isNew() && trace.track().steps().size() > 0) {
        start(shown, monitor, trace);
      }
      moved |= trace.follow();
    }
    return moved;
  }

  private Trace trace(Recipe shown, List<Track> tracks, Track track) {
    boolean continues = arm(shown, track).filter(arm -> arm.start() != Start.INITIAL).isPresent();
    double start =
        tracks.stream()
            .filter(other -> continues && other.phase() == Phase.DENSE)
            .mapToDouble(
                dense -> style.along().of(dense, shown).applyAsDouble(dense.plannedSteps()))
            .findFirst()
            .orElse(0);
    return new Trace(track, start, style.along().of(track, shown), style.span());
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
        trace.startsAt(finished.validationAccuracy(), finished.validationLoss());
      }
    }
  }

  /** Whether the flatness of any of these trainings is to be seen, now or later. */
  public boolean watched() {
    return (recipe != null && recipe.watch().measures())
        || overlays.stream().anyMatch(overlay -> overlay.curves().watched());
  }

  /**
   * The chart of one quantity.
   *
   * @param empty the sentence shown while there is nothing to draw
   */
  public LineChart of(Quantity quantity, String empty) {
    return switch (quantity) {
      case ACCURACY -> accuracy(empty);
      case LOSS -> loss(empty);
      case LARGEST, SHARPNESS -> flatness(quantity == Quantity.LARGEST, empty);
    };
  }

  /**
   * Accuracy on the validation images, and on training images where the style says so.
   *
   * @param empty the sentence shown while there is nothing to draw
   */
  public LineChart accuracy(String empty) {
    List<Series> series = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < overlays.size(); i++) {
      overlays.get(i).curves().addAccuracy(series, bands, hand(i));
    }
    addAccuracy(series, bands, Hand.OWN);
    return chart(
        "accuracy.title",
        overArms(
            Axis.of(
                Axis.Kind.PERCENT, strings.get(style.train() ? "accuracy.both" : "accuracy.y"))),
        series,
        bands,
        empty);
  }

  /**
   * The axis from where the arms are: what the dense network was on its way would press their
   * differences together. It begins with them, so before there are any it shows all.
   */
  private Axis overArms(Axis axis) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Trace trace : everyTrace()) {
      if (trace.track().phase() == Phase.ARM) {
        Points points = trace.validationAccuracy();
        for (int i = 0; i < points.count(); i++) {
          low = Math.min(low, points.ys()[i]);
          high = Math.max(high, points.ys()[i]);
        }
        low = Math.min(low, over(trace).low());
      }
    }
    for (Trace trace : everyTrace()) {
      Points points = trace.validationAccuracy();
      if (Hand.isDense(trace) && points.count() > 0 && low <= high) {
        low = Math.min(low, points.ys()[points.count() - 1]);
        high = Math.max(high, points.ys()[points.count() - 1]);
      }
    }
    return low < high ? axis.between(Range.of(axis, low, high, true).min(), Double.NaN) : axis;
  }

  private List<Trace> everyTrace() {
    List<Trace> every = new ArrayList<>(traces);
    overlays.forEach(overlay -> every.addAll(overlay.curves().traces));
    return every;
  }

  /** Runs behind have the hues that the arms of the run itself leave. */
  private Hand hand(int behind) {
    int arms = recipe == null ? 0 : recipe.arms().size();
    return new Hand(overlays.get(behind).name(), Palette.colour(arms + behind));
  }

  private void addAccuracy(List<Series> series, List<Band> bands, Hand hand) {
    int arm = 0;
    for (Trace trace : traces) {
      int colour = hand.colour(trace, arm);
      String name = hand.name(strings, trace);
      if (style.train()) {
        series.add(
            new Series(
                strings.get("curves.train", name), trace.trainAccuracy(), colour, Stroke.DASHED));
      }
      SeedCurve over = hand.isOwn() ? over(trace) : SeedCurve.NONE;
      String called = over.isEmpty() ? name : strings.get("seeds.curve", name, over.count());
      Points points = over.isEmpty() ? trace.validationAccuracy() : over.mean();
      series.add(new Series(called, points, colour, hand.stroke(trace, arm)));
      if (!over.isEmpty()) {
        bands.add(over.band(colour, called));
      }
      arm += Hand.isDense(trace) ? 0 : 1;
    }
  }

  private SeedCurve over(Trace trace) {
    return SeedCurve.of(trace, seeds.getOrDefault(trace.track().name(), List.of()));
  }

  /**
   * Cross-entropy of every training step, smoothed, the raw values behind; where the style says so
   * also on the validation images, by epoch.
   *
   * @param empty the sentence shown while there is nothing to draw
   */
  public LineChart loss(String empty) {
    List<Series> series = new ArrayList<>();
    int arm = 0;
    for (Trace trace : traces) {
      if (style.span() > 1) {
        series.add(
            Series.ghost(Hand.OWN.name(strings, trace), trace.loss(), Hand.OWN.colour(trace, arm)));
      }
      arm += Hand.isDense(trace) ? 0 : 1;
    }
    for (int i = 0; i < overlays.size(); i++) {
      overlays.get(i).curves().addLoss(series, hand(i));
    }
    addLoss(series, Hand.OWN);
    return chart(
        "loss.title",
        Axis.of(style.logLoss() ? Axis.Kind.LOG : Axis.Kind.LINEAR, strings.get("loss.y"))
            .withUnit(strings.get("loss.unit")),
        series,
        List.of(),
        empty);
  }

  private void addLoss(List<Series> series, Hand hand) {
    int arm = 0;
    for (Trace trace : traces) {
      int colour = hand.colour(trace, arm);
      String name = hand.name(strings, trace);
      series.add(new Series(name, trace.smoothLoss(), colour, hand.stroke(trace, arm)));
      if (style.train()) {
        series.add(
            new Series(
                strings.get("curves.validation", name),
                trace.validationLoss(),
                colour,
                Stroke.DASHED));
      }
      arm += Hand.isDense(trace) ? 0 : 1;
    }
  }

  private LineChart flatness(boolean largest, String empty) {
    FlatnessCurves curves = new FlatnessCurves(strings, largest);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < overlays.size(); i++) {
      curves.add(overlays.get(i).curves().traces, series, hand(i));
    }
    curves.add(traces, series, Hand.OWN);
    Axis.Kind kind = style.logLoss() ? Axis.Kind.LOG : Axis.Kind.LINEAR;
    double radius = recipe == null ? Watch.OFF.radius() : recipe.watch().radius();
    return chart(curves.title(), curves.axis(kind, radius), series, List.of(), empty);
  }

  private LineChart chart(String title, Axis y, List<Series> all, List<Band> bands, String empty) {
    List<Series> drawn = all.stream().filter(series -> series.points().count() > 0).toList();
    double end = traces.stream().mapToDouble(Trace::end).max().orElse(Double.NaN);
    for (Overlay overlay : overlays) {
      end =
          Math.max(
              end,
              overlay.curves().traces.stream().mapToDouble(Trace::end).max().orElse(Double.NaN));
    }
    Axis x =
        Axis.of(style.logX() ? Axis.Kind.LOG : Axis.Kind.WHOLE, strings.get(style.along().key()));
    return new LineChart(
        strings.get(title),
        drawn.isEmpty() ? x : x.between(style.logX() ? Double.NaN : 0, end),
        y,
        drawn,
        marks(),
        empty,
        bands);
  }

  /** Where the arms leave the dense network, and where numbers were changed by hand. */
  private List<LineChart.Mark> marks() {
    Recipe shown = recipe;
    List<LineChart.Mark> marks = new ArrayList<>();
    Changes changes = new Changes(strings, shown, adjustments);
    if (shown != null && shown.prune() != null) {
      String label = strings.get("curves.pruned", strings.percent(shown.prune().fraction()));
      traces.stream()
          .filter(trace -> trace.start() > 0)
          .findFirst()
          .ifPresent(trace -> marks.add(new LineChart.Mark(trace.start(), label)));
    }
    for (Adjustment adjustment : adjustments) {
      traces.stream()
          .filter(trace -> trace.track().name().equals(adjustment.name()))
          .findFirst()
          .ifPresent(
              trace ->
                  marks.add(
                      new LineChart.Mark(
                          trace.at(adjustment.step()),
                          changes.of(adjustment),
                          LineChart.Mark.Kind.CHANGE)));
    }
    return marks;
  }
}
