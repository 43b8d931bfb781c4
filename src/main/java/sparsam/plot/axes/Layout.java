package sparsam.plot.axes;

import java.util.List;
import java.util.Optional;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/**
 * Where the parts of a drawn picture lie.
 *
 * @param plot the area of the data; without width where there was nothing to draw
 * @param legend the entries' places in order
 * @param labels every other text's place
 * @param x from values to places in the plot
 * @param y from values to places in the plot
 */
public record Layout(Box plot, List<Entry> legend, List<Box> labels, Scale x, Scale y) {
  /**
   * One entry of the legend.
   *
   * @param series the name of what it shows and hides; empty for an entry that only counts others
   */
  public record Entry(Box box, String series) {}

  /**
   * A field of a matrix, an image of a gallery.
   *
   * @param row from the top, 0 first
   * @param column from the left, 0 first
   */
  public record Cell(int row, int column) {}

  private static final Scale NOWHERE = new Scale(false, new Range(0, 1), 0, 1);

  public Layout {
    legend = List.copyOf(legend);
    labels = List.copyOf(labels);
  }

  /** A layout without data. */
  public static Layout blank(double x, double y, List<Box> labels) {
    return new Layout(new Box(x, y, 0, 0), List.of(), labels, NOWHERE, NOWHERE);
  }

  /** The cell at a place of a picture that is made of cells. */
  public Optional<Cell> cellAt(double px, double py) {
    if (plot.width() == 0 || !plot.holds(px, py)) {
      return Optional.empty();
    }
    double column = Math.clamp(Math.floor(x.value(px)), 0, x.range().max() - 1);
    double row = Math.clamp(Math.floor(y.value(py)), 0, y.range().max() - 1);
    return Optional.of(new Cell((int) row, (int) column));
  }

  /** Where a cell lies. */
  public Box place(Cell cell) {
    double left = x.position(cell.column());
    double top = y.position(cell.row());
    return new Box(
        left, top, x.position(cell.column() + 1.0) - left, y.position(cell.row() + 1.0) - top);
  }

  /** The middle of the cell next to the one at a place. */
  public Optional<Place> neighbour(Place from, int dx, int dy) {
    return cellAt(from.x(), from.y())
        .map(cell -> new Cell(cell.row() + dy, cell.column() + dx))
        .filter(cell -> cell.row() >= 0 && cell.row() < y.range().max())
        .filter(cell -> cell.column() >= 0 && cell.column() < x.range().max())
        .map(this::place)
        .map(Box::middle);
  }

  Layout with(List<Entry> entries) {
    return new Layout(plot, entries, labels, x, y);
  }

  /** The name of the series whose entry in the legend lies at a place. */
  public Optional<String> entryAt(double px, double py) {
    return legend.stream()
        .filter(entry -> entry.box().holds(px, py) && !entry.series().isEmpty())
        .map(Entry::series)
        .findFirst();
  }
}
