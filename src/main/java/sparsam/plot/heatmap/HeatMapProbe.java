package sparsam.plot.heatmap;

import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Place;

/** What a cell of a map says. */
final class HeatMapProbe implements Probe {
  private final HeatMap map;
  private final Layout layout;

  HeatMapProbe(HeatMap map, Layout layout) {
    this.map = map;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    return layout
        .cellAt(place.x(), place.y())
        .map(
            cell ->
                new Hover(
                    Hover.Shape.FRAME,
                    layout.place(cell),
                    map.say(cell.row(), cell.column()),
                    List.of(),
                    List.of()));
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return layout.neighbour(from, dx, dy);
  }
}
