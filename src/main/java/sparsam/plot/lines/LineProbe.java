package sparsam.plot.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Values;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The points of all curves at the x that lies nearest. */
final class LineProbe implements Probe {
  /** Places less than this many pixels apart are one. */
  private static final double SAME = 0.75;

  private record Named(Series series, Curve curve) {}

  private final LineChart chart;
  private final Layout layout;
  private final List<Named> all = new ArrayList<>();

  LineProbe(LineChart chart, Set<String> hidden, Layout layout, Memory memory) {
    this.chart = chart;
    this.layout = layout;
    for (Series series : chart.shown(hidden)) {
      if (!series.name().isEmpty() && series.points().count() > 0) {
        all.add(new Named(series, Curve.of(memory, series.points(), chart.x(), chart.y())));
      }
    }
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (plot.width() == 0 || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    double at = Double.NaN;
    for (Named one : all) {
      int i = one.curve().nearest(layout.x(), place.x());
      double x = i < 0 ? Double.NaN : one.curve().x(i);
      if (inPlot(x) && !(distance(at, place.x()) <= distance(x, place.x()))) {
        at = x;
      }
    }
    return Double.isNaN(at) ? Optional.empty() : Optional.of(hover(at));
  }

  private Hover hover(double at) {
    double line = layout.x().position(at);
    String heading = Values.place(chart.x(), at);
    List<Hover.Row> rows = new ArrayList<>();
    List<Hover.Dot> dots = new ArrayList<>();
    for (Named one : all) {
      Curve curve = one.curve();
      int i = curve.nearest(layout.x(), line);
      if (i < 0 || !inPlot(curve.x(i)) || !reaches(curve, i, at)) {
        continue;
      }
      double y = curve.y(i);
      Series series = one.series();
      double height = chart.y().shows(y) ? layout.y().position(y) : layout.plot().y();
      String place = Values.place(chart.x(), curve.x(i));
      rows.add(
          new Hover.Row(
              series.name(),
              Values.of(chart.y(), y) + band(series, curve.x(i)),
              place.equals(heading) ? "" : place,
              LinePainter.swatch(series.stroke()),
              series.colour(),
              height));
      double x = layout.x().position(curve.x(i));
      if (chart.y().shows(y) && layout.plot().holds(x, height)) {
        dots.add(new Hover.Dot(x, height, series.colour()));
      }
    }
    return new Hover(
        Hover.Shape.LINE,
        new Box(line, layout.plot().y(), 0, layout.plot().height()),
        heading,
        rows,
        dots);
  }

  /** The ends of a series' band at an x; empty where it has none. */
  private String band(Series series, double x) {
    for (Band band : chart.bands()) {
      for (int i = 0; i < band.xs().length && band.owner().equals(series.name()); i++) {
        if (band.xs()[i] == x && band.spans(i)) {
          return " (%s – %s)"
              .formatted(
                  Values.of(chart.y(), band.lows()[i]), Values.of(chart.y(), band.highs()[i]));
        }
      }
    }
    return "";
  }

  /**
   * Whether a curve has anything to say at a place: it begins and ends on either side, or there.
   */
  private boolean reaches(Curve curve, int nearest, double at) {
    boolean inside = at > curve.lowX() && at < curve.highX();
    return inside || distance(curve.x(nearest), layout.x().position(at)) <= SAME;
  }

  private boolean inPlot(double x) {
    return chart.x().shows(x) && layout.plot().holds(layout.x().position(x), layout.plot().y());
  }

  private double distance(double value, double position) {
    return Double.isNaN(value)
        ? Double.POSITIVE_INFINITY
        : Math.abs(layout.x().position(value) - position);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    if (dx == 0) {
      return Optional.empty();
    }
    double beyond = layout.x().value(from.x() + dx);
    double next = Double.NaN;
    for (Named one : all) {
      double x = one.curve().next(beyond, dx);
      if (inPlot(x) && !(dx * (next - x) <= 0)) {
        next = x;
      }
    }
    return Double.isNaN(next)
        ? Optional.empty()
        : Optional.of(new Place(layout.x().position(next), from.y()));
  }
}
