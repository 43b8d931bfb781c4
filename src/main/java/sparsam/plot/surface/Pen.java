package sparsam.plot.surface;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws crisp lines and measured text with a theme, and remembers where the text went. */
public final class Pen {
  private static final double RING = 4.5;

  private final Theme theme;
  private final TextWidths widths;
  private final Surface surface;
  private final double scale;
  private final Look look;
  private final List<Box> labels = new ArrayList<>();
  private final List<String> cut = new ArrayList<>();

  /**
   * @param scale target pixels a unit
   */
  public Pen(Surface surface, Theme theme, TextWidths widths, double scale) {
    this(surface, theme, Look.SCREEN, widths, scale);
  }

  public Pen(Surface surface, Theme theme, Look look, TextWidths widths, double scale) {
    this.surface = surface;
    this.look = look;
    this.theme = theme;
    this.widths = widths;
    this.scale = scale;
  }

  public Surface surface() {
    return surface;
  }

  public Theme theme() {
    return theme;
  }

  public Look look() {
    return look;
  }

  /** What was shortened for want of room, as it would be in full. */
  public List<String> cut() {
    return cut;
  }

  /** The width of one pixel of the target. */
  public double pixel() {
    return 1 / scale;
  }

  /** The nearest place between two pixels of the target. */
  public double snap(double at) {
    return Math.round(at * scale) / scale;
  }

  public List<Box> labels() {
    return labels;
  }

  public double width(String text, Font font) {
    return widths.of(text, font);
  }

  /** A text in lines no wider than this, a word alone excepted. */
  public List<String> wrap(String text, Font font, double width) {
    return widths.wrap(text, font, width);
  }

  /** The text, cut and ended by … where it is wider than {@code most}. */
  public String fit(String text, Font font, double most) {
    if (width(text, font) <= most) {
      return text;
    }
    cut.add(text);
    int length = text.length();
    while (length > 0 && width(text.substring(0, length).strip() + "…", font) > most) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length).strip() + "…";
  }

  /** Writes one line of text; {@code x} is its left, middle or right, {@code y} its middle. */
  public Box text(String text, double x, double y, TextAlignment align, Font font, Color colour) {
    surface.text(text, x, snap(y), align, font, colour);
    double width = width(text, font);
    double left =
        switch (align) {
          case RIGHT -> x - width;
          case CENTER -> x - width / 2;
          case LEFT, JUSTIFY -> x;
        };
    Box box = new Box(left, y - font.getSize() * 0.6, width, font.getSize() * 1.2);
    labels.add(box);
    return box;
  }

  /** A dot with a rim of the background's colour, which stands out from any line below it. */
  public void ring(double x, double y, Color colour) {
    double rim = RING + 1.75;
    surface.oval(x - rim, y - rim, 2 * rim, 2 * rim, theme.background());
    surface.oval(x - RING, y - RING, 2 * RING, 2 * RING, colour);
  }

  /**
   * The head of an arrow.
   *
   * @param x where its point is
   * @param y where its point is
   * @param dx the arrow's direction, of length 1 with {@code dy}
   * @param dy the arrow's direction
   */
  public void arrowHead(double x, double y, double dx, double dy, double length, Color colour) {
    double half = 0.45 * length;
    double backX = x - length * dx;
    double backY = y - length * dy;
    surface.polygon(
        new double[] {x, backX - half * dy, backX + half * dy},
        new double[] {y, backY + half * dx, backY - half * dx},
        colour);
  }

  /** A horizontal line one target pixel thick, at least one unit. */
  public void horizontal(double x0, double x1, double y, Color colour) {
    surface.rect(x0, snap(y), x1 - x0, thickness(), colour);
  }

  public void vertical(double x, double y0, double y1, Color colour) {
    surface.rect(snap(x), y0, thickness(), y1 - y0, colour);
  }

  private double thickness() {
    return Math.max(1, Math.round(scale)) / scale;
  }
}
