package sparsam.plot.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Painter;
import sparsam.plot.surface.Blank;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.TextWidths;
import sparsam.plot.surface.Theme;

/** Draws a picture, and below it its caption. For one thread. */
final class PagePainter {
  /**
   * The scale of drawings that have no pixels: lines lie on half units, and noise is thinned to
   * them.
   */
  static final double FINE = 2;

  private static final double MARGIN = 12;

  /** The part of a picture's height that data have at least. */
  private static final double DATA = 0.42;

  private static final int TRIES = 6;
  private static final double LARGEST = 20_000;

  private final Page page;
  private final Theme theme;
  private final double width;
  private final double height;
  private final Painter painter;
  private final TextWidths widths = new TextWidths();
  private final List<String> caption;

  /**
   * @param height of the picture alone; a legend of many rows makes it higher
   */
  PagePainter(Page page, Theme theme, Look look, double width, double height) {
    this.page = page;
    this.theme = theme;
    this.width = width;
    painter = new Painter(theme, look);
    this.height = grown(height);
    double room = Math.max(1, width - 2 * MARGIN);
    caption =
        page.caption()
            .strip()
            .lines()
            .flatMap(line -> widths.wrap(line, theme.small(), room).stream())
            .toList();
  }

  /**
   * For a drawing that has no pixels.
   *
   * @throws IllegalArgumentException if the size is not positive or larger than 20,000 units
   */
  static PagePainter scalable(Page page, Theme theme, Look look, double width, double height) {
    if (!(width > 0 && height > 0 && width <= LARGEST && height <= LARGEST)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %s × %s units cannot be drawn; allowed is more than 0 and at most"
                  + " %,.0f",
              width,
              height,
              LARGEST));
    }
    return new PagePainter(page, theme, look, width, height);
  }

  /** A height at which the data keep half of it, however many names stand above them. */
  private double grown(double wanted) {
    double tall = wanted;
    for (int i = 0; i < TRIES && width > 0 && painter.look().whole(); i++) {
      Layout layout = painter.paint(new Blank(), page.picture(), Set.of(), width, tall, FINE);
      double missing = DATA * wanted - layout.plot().height();
      if (layout.legend().isEmpty() || missing <= 0) {
        break;
      }
      tall = Math.ceil(tall + Math.min(missing, wanted));
    }
    return tall;
  }

  /** What has no room at this width and is shortened, as it would be in full. */
  List<String> cut() {
    painter.paint(new Blank(), page.picture(), Set.of(), width, height, FINE);
    return painter.cut();
  }

  /** The picture's height and the caption's. */
  double whole() {
    return caption.isEmpty() ? height : height + (caption.size() * line() + MARGIN);
  }

  private double line() {
    return Math.ceil(theme.small().getSize() * 1.5);
  }

  /**
   * @param scale target pixels a unit
   */
  void paint(Surface surface, double scale) {
    double whole = whole();
    if (whole > height) {
      surface.rect(0, height, width, whole - height, theme.background());
    }
    painter.paint(surface, page.picture(), Set.of(), width, height, scale);
    Pen pen = new Pen(surface, theme, widths, scale);
    Font font = theme.small();
    double y = height + line() / 2;
    for (String words : caption) {
      String shown = pen.fit(words, font, width - 2 * MARGIN);
      pen.text(shown, MARGIN, y, TextAlignment.LEFT, font, theme.muted());
      y += line();
    }
  }
}
