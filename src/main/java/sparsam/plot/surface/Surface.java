package sparsam.plot.surface;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What pictures are drawn on: a canvas, an SVG or a PDF file. All places are in units of the
 * picture, from its top left corner.
 */
public interface Surface {
  /** From the middle of a text to its base line, in parts of its size: half of a capital. */
  double BASE_LINE = 0.36;

  /**
   * How a line is drawn; its ends are round.
   *
   * @param round whether its corners are, too; cut corners are drawn faster
   * @param dashes lengths drawn and left out by turns; none for a whole line
   */
  record Line(Color colour, double width, boolean round, double... dashes) {
    public Line(Color colour, double width) {
      this(colour, width, true);
    }
  }

  void rect(double x, double y, double width, double height, Color fill);

  /**
   * @param arc the diameter of the corners
   */
  void roundRect(double x, double y, double width, double height, double arc, Color fill);

  void roundRect(double x, double y, double width, double height, double arc, Line line);

  void oval(double x, double y, double width, double height, Color fill);

  void line(double x0, double y0, double x1, double y1, Line line);

  void polyline(double[] xs, double[] ys, Line line);

  void polygon(double[] xs, double[] ys, Color fill);

  /**
   * @param x the text's left, middle or right, as {@code align} says
   * @param y half way between ascent and descent
   */
  void text(String text, double x, double y, TextAlignment align, Font font, Color colour);

  /**
   * Draws points of an image as rectangles with sharp edges.
   *
   * @param argb row by row from the top
   * @param columns of the image
   */
  void image(int[] argb, int columns, double x, double y, double width, double height);

  /** Draws something of which only what lies inside a box is seen. */
  void clipped(double x, double y, double width, double height, Runnable draw);
}
