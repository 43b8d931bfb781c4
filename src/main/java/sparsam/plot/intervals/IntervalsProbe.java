package sparsam.plot.intervals;

import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The value of a row and its interval. */
final class IntervalsProbe implements Probe {
  private final Intervals intervals;
  private final Layout layout;

  IntervalsProbe(Intervals intervals, Layout layout) {
    this.intervals = intervals;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (plot.width() == 0 || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    int rows = intervals.rows().size();
    int row = (int) Math.clamp(Math.floor(rows - layout.y().value(place.y())), 0, rows - 1);
    return Optional.of(
        new Hover(Hover.Shape.BAND, band(row), intervals.say(row), List.of(), List.of()));
  }

  private Box band(int row) {
    Box plot = layout.plot();
    double top = layout.y().position(intervals.rows().size() - row);
    double height = layout.y().position(intervals.rows().size() - row - 1.0) - top;
    return new Box(plot.x(), top, plot.width(), height);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    if (dy == 0) {
      return Optional.empty();
    }
    double height = layout.plot().height() / intervals.rows().size();
    Place to = new Place(from.x(), from.y() + dy * height);
    return to.y() > layout.plot().y() && to.y() < layout.plot().bottom()
        ? Optional.of(to)
        : Optional.empty();
  }
}
