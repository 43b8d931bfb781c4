package sparsam.plot.matrix;

import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Place;

/** What a cell of a matrix counts. */
final class MatrixProbe implements Probe {
  private final Matrix matrix;
  private final Layout layout;

  MatrixProbe(Matrix matrix, Layout layout) {
    this.matrix = matrix;
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
                    matrix.say(cell.row(), cell.column()),
                    List.of(),
                    List.of()));
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return layout.neighbour(from, dx, dy);
  }
}
