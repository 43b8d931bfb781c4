package sparsam.plot.picture;

import java.util.List;
import java.util.stream.Collectors;
import sparsam.plot.axes.Legend;
import sparsam.plot.surface.Box;

/**
 * What is told of one place of a picture.
 *
 * @param mark what is pointed at
 * @param heading the place in words
 * @param rows a line of text for everything that has a value there
 * @param dots on the curves
 */
public record Hover(Shape shape, Box mark, String heading, List<Row> rows, List<Dot> dots) {
  /** How what is pointed at is marked. */
  public enum Shape {
    LINE,
    BAND,
    FRAME
  }

  /**
   * @param where the place of the value if it is not the heading's, else empty
   * @param y the value's height in the picture
   */
  public record Row(
      String name, String value, String where, Legend.Swatch swatch, int colour, double y) {
    private String text() {
      return (name + " " + value + " " + where).strip();
    }
  }

  public record Dot(double x, double y, int colour) {}

  public Hover {
    rows = List.copyOf(rows);
    dots = List.copyOf(dots);
  }

  /** All of it as one sentence, to be read aloud. */
  public String text() {
    return rows.isEmpty()
        ? heading
        : heading + ": " + rows.stream().map(Row::text).collect(Collectors.joining("; "));
  }
}
