package sparsam.plot.bars;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Values;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The values of a group. */
final class BarProbe implements Probe {
  private final BarChart chart;
  private final List<BarChart.Bars> shown;
  private final Layout layout;

  BarProbe(BarChart chart, Set<String> hidden, Layout layout) {
    this.chart = chart;
    this.shown = chart.shown(hidden);
    this.layout = layout;
  }

  private double height() {
    return layout.plot().height() / chart.groups().size();
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (plot.width() == 0 || chart.groups().isEmpty() || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    double row = Math.floor((place.y() - plot.y()) / height());
    int group = (int) Math.clamp(row, 0, chart.groups().size() - 1);
    Box band = new Box(plot.x(), plot.y() + group * height(), plot.width(), height());
    List<Hover.Row> rows =
        shown.stream()
            .filter(bars -> Double.isFinite(bars.values().get(group)))
            .map(bars -> row(bars, group, band.middle().y()))
            .toList();
    return Optional.of(
        new Hover(Hover.Shape.BAND, band, chart.groups().get(group), rows, List.of()));
  }

  private Hover.Row row(BarChart.Bars bars, int group, double y) {
    Axis axis = chart.x();
    String value = Values.of(axis, bars.values().get(group));
    double error = bars.errors().get(group);
    return new Hover.Row(
        bars.name(),
        error > 0 ? value + " ± " + Values.of(axis, error) : value,
        "",
        Legend.Swatch.BLOCK,
        bars.colour(),
        y);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    Place to = new Place(from.x(), from.y() + dy * height());
    return dy != 0 && to.y() > layout.plot().y() && to.y() < layout.plot().bottom()
        ? Optional.of(to)
        : Optional.empty();
  }
}
