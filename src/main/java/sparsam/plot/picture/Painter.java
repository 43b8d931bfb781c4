package sparsam.plot.picture;

import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.CanvasSurface;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.TextWidths;
import sparsam.plot.surface.Theme;

/**
 * Draws pictures in one theme, at any size and scale. For one thread; keep it, it remembers the
 * curves it drew and the widths of what it wrote.
 */
public final class Painter {
  private static final double MARGIN = 12;

  private final Theme theme;
  private final TextWidths widths = new TextWidths();
  private final Memory memory = new Memory();
  private final Look look;
  private List<String> cut = List.of();

  public Painter(Theme theme) {
    this(theme, Look.SCREEN);
  }

  public Painter(Theme theme, Look look) {
    this.theme = theme;
    this.look = look;
  }

  public Look look() {
    return look;
  }

  /** What the last picture shortened for want of room, as it would be in full. */
  public List<String> cut() {
    return cut;
  }

  /**
   * Draws a picture from (0, 0) over everything that was there.
   *
   * @param width in the context's units
   * @param height in the context's units
   * @param scale target pixels a unit, to which lines are aligned; the context is expected to be
   *     scaled accordingly
   */
  public Layout paint(
      GraphicsContext g, Picture picture, double width, double height, double scale) {
    return paint(g, picture, Set.of(), width, height, scale);
  }

  /**
   * Draws a picture as above, some of it only faintly in the legend.
   *
   * @param hidden of the picture's names; what it does not know is passed over
   */
  public Layout paint(
      GraphicsContext g,
      Picture picture,
      Set<String> hidden,
      double width,
      double height,
      double scale) {
    g.save();
    try {
      return paint(new CanvasSurface(g), picture, hidden, width, height, scale);
    } finally {
      g.restore();
    }
  }

  /** Draws a picture as above, on any surface. */
  public Layout paint(
      Surface surface,
      Picture picture,
      Set<String> hidden,
      double width,
      double height,
      double scale) {
    surface.rect(0, 0, width, height, theme.background());
    if (width < 4 * MARGIN || height < 2 * MARGIN) {
      return Layout.blank(0, 0, List.of());
    }
    Pen pen = new Pen(surface, theme, look, widths, scale);
    Layout layout = draw(pen, picture, hidden, width, height);
    cut = List.copyOf(pen.cut());
    return layout;
  }

  /** Finds out what there is to say of a picture that this painter has drawn last. */
  public Probe probe(Picture picture, Set<String> hidden, Layout layout) {
    return picture.probe(hidden, layout, memory);
  }

  /**
   * Draws a cross-hair and its values over a picture.
   *
   * @param at the mouse, which the values do not cover
   * @param sheet the whole picture, which they do not leave
   */
  public void hover(GraphicsContext g, Hover hover, Place at, Box sheet, double scale) {
    g.save();
    Pen pen = new Pen(new CanvasSurface(g), theme, widths, scale);
    Box mark = hover.mark();
    switch (hover.shape()) {
      case LINE -> pen.vertical(mark.x(), mark.y(), mark.bottom(), theme.muted());
      case BAND -> {
        Color shade = theme.ink().deriveColor(0, 1, 1, 0.12);
        pen.surface().rect(mark.x(), mark.y(), mark.width(), mark.height(), shade);
      }
      case FRAME ->
          pen.surface()
              .roundRect(
                  mark.x() - 1,
                  mark.y() - 1,
                  mark.width() + 1,
                  mark.height() + 1,
                  4,
                  new Surface.Line(theme.ink(), 2));
    }
    for (Hover.Dot dot : hover.dots()) {
      pen.ring(dot.x(), dot.y(), theme.colour(dot.colour()));
    }
    new HoverBox(pen, hover, at, sheet).draw();
    g.restore();
  }

  /** Draws a frame just within a box, a whole picture or a part of one, that the keys go to. */
  public void focus(GraphicsContext g, Box sheet, double scale) {
    g.save();
    Pen pen = new Pen(new CanvasSurface(g), theme, widths, scale);
    pen.surface()
        .roundRect(
            sheet.x() + 1,
            sheet.y() + 1,
            sheet.width() - 2,
            sheet.height() - 2,
            8,
            new Surface.Line(theme.colour(0), 1.5));
    g.restore();
  }

  private Layout draw(Pen pen, Picture picture, Set<String> hidden, double width, double height) {
    memory.turn();
    Font bold = theme.bold();
    double left = MARGIN;
    double right = width - MARGIN;
    double titleHeight = titleHeight(theme);
    String title = pen.fit(picture.title(), bold, right - left);
    if (!title.isEmpty()) {
      double middle = MARGIN / 2 + titleHeight / 2;
      pen.text(title, left, middle, TextAlignment.LEFT, bold, theme.ink());
    }
    double top = MARGIN / 2 + (title.isEmpty() ? 0 : titleHeight);
    if (picture.isEmpty()) {
      sentence(pen, picture.empty(), new Box(left, top, right - left, height - MARGIN - top));
      return Layout.blank(left, top, pen.labels());
    }
    Box box = new Box(left, top, right - left, height - top - MARGIN / 2);
    double beside = title.isEmpty() ? 0 : pen.width(title, bold) + 2 * MARGIN;
    double room = right - left - beside;
    Box line = new Box(left + beside, MARGIN / 2, room, title.isEmpty() ? 0 : titleHeight);
    return picture.paint(pen, new Frame(box, line, height), hidden, memory);
  }

  private static double titleHeight(Theme theme) {
    return Math.ceil(theme.bold().getSize() * 1.7);
  }

  private void sentence(Pen pen, String sentence, Box box) {
    Font font = theme.plain();
    List<String> lines = balanced(sentence, font, Math.min(0.85 * box.width(), 400));
    double height = font.getSize() * 1.6;
    double y = box.y() + (box.height() - lines.size() * height) / 2 + height / 2;
    for (String line : lines) {
      pen.text(line, box.x() + box.width() / 2, y, TextAlignment.CENTER, font, theme.muted());
      y += height;
    }
  }

  /** As few lines as the width asks for, all about equally long, and no word broken for that. */
  private List<String> balanced(String sentence, Font font, double width) {
    List<String> lines = widths.wrap(sentence, font, width);
    double least = Math.max(60, widths.widest(sentence, font, width));
    for (double narrower = width - 10; narrower > least; narrower -= 10) {
      List<String> shorter = widths.wrap(sentence, font, narrower);
      if (shorter.size() > lines.size()) {
        break;
      }
      lines = shorter;
    }
    return lines;
  }
}
