package sparsam.report.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Value;
import sparsam.nn.Architecture;
import sparsam.plot.axes.Axis;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Field;
import sparsam.plot.contour.Trail;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.text.Strings;

/** Planes and lines as pictures. */
public final class Landscapes {
  /** The least part of the images that is called a ridge. */
  private static final double RIDGE = 0.02;

  private final Strings strings;

  public Landscapes(Strings strings) {
    this.strings = strings;
  }

  /**
   * What the shared colours of some pictures go from and to; not numbers where there is nothing.
   */
  public record Ends(double low, double high) {}

  /** The lowest and highest of what several pictures show. */
  public static Ends ends(List<Relief> reliefs, View view) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Relief relief : reliefs) {
      for (double value : view.values(relief)) {
        if (Double.isFinite(value) && (value > 0 || view.kind() != Axis.Kind.LOG)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low < high ? new Ends(low, high) : new Ends(Double.NaN, Double.NaN);
  }

  /**
   * A plane.
   *
   * @param reliefs of this plane: the whole first, parts of it, finer, after it; may be empty
   * @param routes on it; those without a network are left out
   * @param empty the sentence where there is nothing yet
   */
  public Contour plane(
      String title, List<Relief> reliefs, View view, Ends ends, List<Route> routes, String empty) {
    Axis loss =
        Axis.of(view.accuracy() ? Axis.Kind.LINEAR : view.kind(), strings.get("landscape.loss"));
    Axis accuracy = Axis.of(Axis.Kind.PERCENT, strings.get("landscape.accuracy"));
    List<Trail> trails =
        routes.stream()
            .filter(route -> !route.spots().isEmpty())
            .map(route -> trail(route, view))
            .toList();
    return new Contour(
        title,
        Axis.of(Axis.Kind.LINEAR, strings.get("landscape.x")),
        Axis.of(Axis.Kind.LINEAR, strings.get("landscape.y")),
        (view.accuracy() ? accuracy : loss).between(ends.low(), ends.high()),
        view.accuracy() ? loss : accuracy,
        view.accuracy(),
        reliefs.stream().map(relief -> field(relief, view)).toList(),
        trails,
        new Contour.Words(strings.get("landscape.between"), strings.get("landscape.distance")),
        empty);
  }

  private static Trail trail(Route route, View view) {
    List<Stop> stops = new ArrayList<>();
    for (Spot spot : route.spots()) {
      stops.add(stop(spot, route.label(stops.size()), view));
    }
    return new Trail(route.name(), route.joined(), stops);
  }

  private static Stop stop(Spot spot, String label, View view) {
    Value value = spot.value();
    return new Stop(
        label,
        spot.name(),
        spot.place().x(),
        spot.place().y(),
        view.accuracy() ? value.accuracy() : value.loss(),
        view.accuracy() ? value.loss() : value.accuracy(),
        spot.place().distance() < 1e-3 ? 0 : spot.place().distance());
  }

  private static Field field(Relief relief, View view) {
    Grid grid = relief.grid();
    return new Field(
        grid.xFrom(),
        grid.xTo(),
        grid.yFrom(),
        grid.yTo(),
        grid.side(),
        view.values(relief),
        view.others(relief),
        relief.measured());
  }

  /**
   * The line between two networks.
   *
   * @param a the name of the network at 0
   * @param b the name of the one at 1
   */
  public LineChart line(String a, String b, Line line, View view, String empty) {
    ToDoubleFunction<Value> shown = view.accuracy() ? Value::accuracy : Value::loss;
    List<Series> series = new ArrayList<>();
    boolean one = line.interpolated().equals(line.adapted());
    series.add(
        Series.solid(
            one
                ? strings.get(view.accuracy() ? "landscape.accuracy" : "landscape.loss")
                : strings.get("landscape.interpolated"),
            points(line.ts(), line.interpolated(), shown),
            0));
    if (!one) {
      series.add(
          Series.solid(
              strings.get("landscape.adapted"), points(line.ts(), line.adapted(), shown), 1));
    }
    List<LineChart.Mark> marks = new ArrayList<>();
    marks.add(new LineChart.Mark(0, a));
    if (line.done()) {
      line.barrier(line.adapted())
          .filter(barrier -> barrier.height() >= RIDGE)
          .map(
              barrier ->
                  new LineChart.Mark(
                      barrier.at(), strings.get("landscape.barrier.mark", percent(barrier))))
          .ifPresent(marks::add);
    }
    marks.add(new LineChart.Mark(1, b));
    return new LineChart(
        strings.get(view.accuracy() ? "landscape.line.accuracy" : "landscape.line.loss"),
        Axis.of(Axis.Kind.LINEAR, strings.get("landscape.t", a, b)).between(Line.FROM, Line.TO),
        Axis.of(
            view.kind(), strings.get(view.accuracy() ? "landscape.accuracy" : "landscape.loss")),
        series,
        marks,
        empty);
  }

  private static Points points(List<Double> ts, List<Value> values, ToDoubleFunction<Value> shown) {
    return Points.of(
        ts.subList(0, values.size()).stream().mapToDouble(Double::doubleValue).toArray(),
        values.stream().mapToDouble(shown).toArray());
  }

  /**
   * The path of a training.
   *
   * @param name of the training, for the legend; empty for none
   * @param epochs named by their numbers
   */
  public Route path(String name, List<Spot> epochs) {
    return new Route(
        name,
        true,
        epochs.stream().map(one -> new Spot(epoch(one.name()), one.place(), one.value())).toList());
  }

  /** What was laid upon a plane; trainings are named where there are several. */
  public List<Route> routes(List<Track> tracks) {
    return tracks.stream()
        .map(
            track ->
                switch (track.kind()) {
                  case NETWORKS -> new Route("", false, track.spots());
                  case SERIES -> new Route("", true, track.spots());
                  case EPOCHS -> path(tracks.size() > 1 ? track.name() : "", track.spots());
                })
        .toList();
  }

  /** What a plane is called. */
  public String title(Title title) {
    return switch (title.kind()) {
      case PLANE ->
          strings.get("landscape.title.random", title.networks().getFirst(), title.seed());
      case THROUGH -> strings.get("landscape.title.through");
      case PATH ->
          title.networks().size() == 1
              ? strings.get("landscape.title.pathOf", title.networks().getFirst())
              : strings.get("landscape.title.path");
      case LINE -> strings.get("landscape.line.loss");
    };
  }

  /** What a training's network after an epoch is called. */
  public String epoch(String number) {
    return strings.get("landscape.epoch", number);
  }

  /** What a picture was measured on. */
  public String caption(Architecture network, int images) {
    return strings.get("landscape.caption", network, images);
  }

  /** What the line says of the way from one network to the other; empty while it is not known. */
  public String barrier(String a, String b, Line line) {
    if (!line.done()) {
      return "";
    }
    String plain = line.barrier(line.interpolated()).map(this::height).orElse("");
    String adapted = line.barrier(line.adapted()).map(this::height).orElse("");
    double height = line.barrier(line.adapted()).map(Line.Barrier::height).orElse(0.0);
    String verdict =
        strings.get(height < RIDGE ? "landscape.barrier.none" : "landscape.barrier.some", a, b);
    return line.interpolated().equals(line.adapted())
        ? strings.get("landscape.barrier", verdict, plain)
        : strings.get("landscape.barrier.both", verdict, plain, adapted);
  }

  private String percent(Line.Barrier barrier) {
    return strings.percent(Math.max(0, barrier.height()));
  }

  private String height(Line.Barrier barrier) {
    return strings.get("landscape.barrier.height", percent(barrier), strings.number(barrier.at()));
  }
}
