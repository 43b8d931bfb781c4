package sparsam.plot;

import java.util.List;
import java.util.Optional;

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

  private static final Scale NOWHERE = new Scale(false, new Range(0, 1), 0, 1);

  public Layout {
    legend = List.copyOf(legend);
    labels = List.copyOf(labels);
  }

  /** A layout without data. */
  static Layout blank(double x, double y, List<Box> labels) {
    return new Layout(new Box(x, y, 0, 0), List.of(), labels, NOWHERE, NOWHERE);
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
