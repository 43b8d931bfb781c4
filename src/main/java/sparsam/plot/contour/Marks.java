package sparsam.plot.contour;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/**
 * Draws what lies on a plane so that it stands out from any ground.
 *
 * @param shades colours dots by their own heights
 */
record Marks(Pen pen, Shades shades) {
  private static final double DOT = 5;
  private static final double HEAD = 9;

  /** How opaque is what lies behind something. */
  private static final double FAINT = 0.35;

  private Color colour(Trail trail) {
    return trail.colour() == Trail.WHITE ? Color.WHITE : pen.theme().colour(trail.colour());
  }

  /** The way from each stop to the next, with a head where it has one. */
  void line(Trail trail, double[] xs, double[] ys) {
    Color colour = colour(trail);
    pen.surface().polyline(xs, ys, new Surface.Line(Color.gray(0, 0.55), 4));
    pen.surface().polyline(xs, ys, new Surface.Line(colour, 1.75));
    int last = xs.length - 1;
    double length = Math.hypot(xs[last] - xs[last - 1], ys[last] - ys[last - 1]);
    if (trail.arrow() && length > 1) {
      pen.arrowHead(
          xs[last],
          ys[last],
          (xs[last] - xs[last - 1]) / length,
          (ys[last] - ys[last - 1]) / length,
          HEAD,
          colour);
    }
  }

  /** The way where something stands in front of it: faint, as through glass. */
  void faintLine(Trail trail, double[] xs, double[] ys) {
    pen.surface().polyline(xs, ys, new Surface.Line(faint(colour(trail)), 1));
  }

  /** A dot where something stands in front of it: its rim alone, and its name. */
  void faintDot(Trail trail, Stop stop, double x, double y) {
    double radius = DOT + 1;
    pen.surface()
        .roundRect(
            x - radius,
            y - radius,
            2 * radius,
            2 * radius,
            2 * radius,
            new Surface.Line(faint(colour(trail)), 1));
    if (!stop.label().isEmpty()) {
      pen.text(
          stop.label(),
          x + DOT + 5,
          y,
          TextAlignment.LEFT,
          pen.theme().small(),
          faint(colour(trail)));
    }
  }

  private static Color faint(Color colour) {
    return colour.deriveColor(0, 1, 1, FAINT);
  }

  /** In its own colour, with a rim that stands out from dark and from light. */
  void dot(Trail trail, Stop stop, double x, double y) {
    Surface on = pen.surface();
    double radius = DOT + 2;
    on.oval(x - radius, y - radius, 2 * radius, 2 * radius, Color.BLACK);
    radius = DOT + 1;
    on.oval(x - radius, y - radius, 2 * radius, 2 * radius, colour(trail));
    radius = DOT - 0.5;
    on.oval(x - radius, y - radius, 2 * radius, 2 * radius, shades.at(stop.value(), Color.GRAY));
  }

  /** Beside a dot, inside the plot. */
  void label(String label, double x, double y, Box plot) {
    Font font = pen.theme().small();
    double width = pen.width(label, font) + 8;
    double height = font.getSize() * 1.5;
    double left = x + DOT + 5;
    if (left + width > plot.right()) {
      left = x - DOT - 5 - width;
    }
    double top = Math.clamp(y - height / 2, plot.y(), Math.max(plot.y(), plot.bottom() - height));
    Color ground = pen.theme().background().deriveColor(0, 1, 1, 0.85);
    pen.surface().roundRect(left, top, width, height, 6, ground);
    pen.text(label, left + 4, top + height / 2, TextAlignment.LEFT, font, pen.theme().ink());
  }
}
