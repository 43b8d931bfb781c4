package sparsam.plot.contour;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Ticks;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;

/** Says beside a picture which colour is which height. */
final class ShadeBar {
  private static final double BAR = 13;
  private static final double GAP = 10;

  private final Pen pen;
  private final Shades shades;
  private final Box all;
  private final Font font;
  private final List<Ticks.Tick> ticks;
  private final String name;
  private final double width;

  /**
   * @param all the room of picture and bar
   */
  ShadeBar(Pen pen, Shades shades, Box all) {
    this.pen = pen;
    this.shades = shades;
    this.all = all;
    font = pen.theme().small();
    int most = (int) Math.max(2, all.height() / (3.2 * font.getSize()));
    ticks = Ticks.of(shades.axis().kind(), shades.range(), most);
    name = shades.axis().caption();
    double labels =
        ticks.stream().mapToDouble(tick -> pen.width(tick.label(), font)).max().orElse(0);
    double wide = Math.max(BAR + 6 + labels, pen.width(name, font));
    width = Math.min(wide + GAP, all.width() / 3);
  }

  /** What it leaves for the picture. */
  Box beside() {
    return new Box(all.x(), all.y(), all.width() - width, all.height());
  }

  /** Draws it right of the data, as high as these. */
  void draw(Box plot) {
    double left = plot.right() + GAP + 4;
    double right = all.right();
    Scale y = Scale.of(shades.axis(), shades.range(), plot.bottom(), plot.y());
    double[] levels = shades.levels();
    for (int band = 0; band <= levels.length; band++) {
      double from = band == 0 ? plot.bottom() : pen.snap(y.position(levels[band - 1]));
      double to = band == levels.length ? plot.y() : pen.snap(y.position(levels[band]));
      double middle = y.value((from + to) / 2);
      pen.surface().rect(left, to, BAR, from - to, shades.at(middle, pen.theme().grid()));
    }
    Color muted = pen.theme().muted();
    double free = Double.POSITIVE_INFINITY;
    for (Ticks.Tick tick : ticks) {
      double at = y.position(tick.value());
      pen.horizontal(left + BAR, left + BAR + 3, at, pen.theme().axis());
      if (!tick.label().isEmpty() && at + font.getSize() * 0.6 <= free) {
        pen.text(tick.label(), left + BAR + 6, at, TextAlignment.LEFT, font, muted);
        free = at - font.getSize() * 0.6;
      }
    }
    double above = plot.y() - font.getSize() * 1.3;
    pen.text(
        pen.fit(name, font, right - left + GAP), right, above, TextAlignment.RIGHT, font, muted);
  }
}
