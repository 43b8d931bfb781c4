package sparsam.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is told of one place of a picture.
 *
 * @param mark what is pointed at
 * @param heading the place in words
 * @param rows a line of text for everything that has a value there
 * @param dots on the curves
 */
record Hover(Shape shape, Box mark, String heading, List<Row> rows, List<Dot> dots) {
  /** How what is pointed at is marked. */
  enum Shape {
    LINE,
    BAND,
    FRAME
  }

  /**
   * @param where the place of the value if it is not the heading's, else empty
   * @param y the value's height in the picture
   */
  record Row(String name, String value, String where, Legend.Swatch swatch, int colour, double y) {
    private String text() {
      return (name + " " + value + " " + where).strip();
    }
  }

  record Dot(double x, double y, int colour) {}

  Hover {
    rows = List.copyOf(rows);
    dots = List.copyOf(dots);
  }

  /** All of it as one sentence, to be read aloud. */
  String text() {
    return rows.isEmpty()
        ? heading
        : heading + ": " + rows.stream().map(Row::text).collect(Collectors.joining("; "));
  }
}
