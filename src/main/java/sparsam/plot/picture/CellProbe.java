package sparsam.plot.picture;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import sparsam.plot.axes.Layout;
import sparsam.plot.surface.Place;

/**
 * What a cell of a picture of rows and columns says.
 *
 * @param say the sentence of a row and a column
 */
public record CellProbe(Layout layout, BiFunction<Integer, Integer, String> say) implements Probe {
  @Override
  public Optional<Hover> at(Place place) {
    return layout
        .cellAt(place.x(), place.y())
        .map(
            cell ->
                new Hover(
                    Hover.Shape.FRAME,
                    layout.place(cell),
                    say.apply(cell.row(), cell.column()),
                    List.of(),
                    List.of()));
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return layout.neighbour(from, dx, dy);
  }
}
