package sparsam.plot.surface;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * How a line is told from others without its colour.
 *
 * @param dashes lengths drawn and left out by turns; none for a whole line
 * @param mark what its points are
 * @param hollow whether the mark is an outline only
 */
public record Pattern(List<Double> dashes, Mark mark, boolean hollow) {
  /** The form of a line's points. */
  public enum Mark {
    NONE,
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    CROSS,
    PLUS
  }

  /** Half of a mark's width. */
  private static final double REACH = 3.25;

  private static final List<Pattern> ALL =
      List.of(
          new Pattern(List.of(), Mark.CIRCLE, false),
          new Pattern(List.of(7.0, 5.0), Mark.SQUARE, false),
          new Pattern(List.of(0.5, 4.5), Mark.TRIANGLE, false),
          new Pattern(List.of(9.0, 5.0, 0.5, 5.0), Mark.DIAMOND, false),
          new Pattern(List.of(13.0, 6.0), Mark.CROSS, false),
          new Pattern(List.of(4.0, 4.0, 0.5, 4.0, 0.5, 4.0), Mark.PLUS, false),
          new Pattern(List.of(), Mark.NONE, false));

  /** The pattern of a colour, by its place among a theme's. */
  public static Pattern of(int colour) {
    return ALL.get(colour % ALL.size());
  }

  /** The same for a line that goes with another of this pattern. */
  public Pattern beside() {
    return new Pattern(dashes.isEmpty() ? List.of(3.0, 4.0) : dashes, mark, true);
  }

  /** The same mark on a line of other dashes. */
  public Pattern dashed(List<Double> other) {
    return new Pattern(other, mark, true);
  }

  /** The dashes as a line has them. */
  public double[] lengths() {
    return dashes.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Draws the mark around a place. */
  public void draw(Pen pen, double x, double y, Color colour) {
    Surface on = pen.surface();
    Surface.Line line = new Surface.Line(colour, 1.5);
    Color inside = hollow ? pen.theme().background() : colour;
    double r = REACH;
    switch (mark) {
      case NONE -> {}
      case CIRCLE -> {
        on.oval(x - r, y - r, 2 * r, 2 * r, colour);
        if (hollow) {
          on.oval(x - r + 1.5, y - r + 1.5, 2 * r - 3, 2 * r - 3, inside);
        }
      }
      case SQUARE ->
          form(
              on,
              inside,
              line,
              new double[] {x - r, x + r, x + r, x - r},
              new double[] {y - r, y - r, y + r, y + r});
      case TRIANGLE ->
          form(
              on, inside, line, new double[] {x, x + r, x - r}, new double[] {y - r, y + r, y + r});
      case DIAMOND ->
          form(
              on,
              inside,
              line,
              new double[] {x, x + r, x, x - r},
              new double[] {y - r, y, y + r, y});
      case CROSS -> {
        on.line(x - r, y - r, x + r, y + r, line);
        on.line(x - r, y + r, x + r, y - r, line);
      }
      case PLUS -> {
        on.line(x - r - 0.5, y, x + r + 0.5, y, line);
        on.line(x, y - r - 0.5, x, y + r + 0.5, line);
      }
    }
  }

  private static void form(Surface on, Color inside, Surface.Line line, double[] xs, double[] ys) {
    on.polygon(xs, ys, inside);
    double[] aroundX = Arrays.copyOf(xs, xs.length + 1);
    double[] aroundY = Arrays.copyOf(ys, ys.length + 1);
    aroundX[xs.length] = xs[0];
    aroundY[ys.length] = ys[0];
    on.polyline(aroundX, aroundY, line);
  }
}
