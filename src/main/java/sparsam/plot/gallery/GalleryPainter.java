package sparsam.plot.gallery;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/** Lays images out in rows, as large as all of them find room, and names how many find none. */
final class GalleryPainter {
  /** Between an image and the next one to its right. */
  static final double GAP = 10;

  /** Times the pixels of an image: what is tried, and what is taken where not all fit. */
  private static final int[] TIMES = {4, 3, 2};

  private static final int LEAST = 2;

  /** Images of a longer side can be told at their own size, where there is no room for more. */
  private static final int LARGE = 40;

  /** How much wider than its image a caption may be. */
  private static final double WIDER = 1.4;

  private record Plan(double image, double cell, int columns, int rows, double rowHeight) {
    int places() {
      return columns * rows;
    }
  }

  private final Pen pen;
  private final Gallery gallery;
  private final Font font;
  private final double line;

  GalleryPainter(Pen pen, Gallery gallery) {
    this.pen = pen;
    this.gallery = gallery;
    font = pen.theme().small();
    line = Math.ceil(font.getSize() * 1.5);
  }

  Layout draw(Box box) {
    int all = gallery.tiles().size();
    Plan plan = plan(box, LEAST);
    for (int times : TIMES) {
      Plan tried = plan(box, times);
      if (tried.places() >= all) {
        plan = tried;
        break;
      }
    }
    if (plan.places() < all && side() > LARGE && plan(box, 1).places() > plan.places()) {
      plan = plan(box, 1);
    }
    if (plan.places() < all) {
      Box above = new Box(box.x(), box.y(), box.width(), box.height() - line);
      plan = plan(above, plan.image() < LEAST * side() * pen.pixel() ? 1 : LEAST);
      plan = plan.places() == 0 ? plan(above, 1) : plan;
    }
    int shown = Math.min(all, plan.places());
    Box plot =
        new Box(
            box.x(), box.y(), plan.columns() * (plan.cell() + GAP), plan.rows() * plan.rowHeight());
    if (shown == 0) {
      more(box, box.y(), all);
      return Layout.blank(box.x(), box.y(), pen.labels());
    }
    for (int i = 0; i < shown; i++) {
      int row = i / plan.columns();
      double left = box.x() + i % plan.columns() * (plan.cell() + GAP);
      double top = box.y() + row * plan.rowHeight();
      tile(gallery.tiles().get(i), left, top, plan);
    }
    if (shown < all) {
      more(box, plot.bottom(), all - shown);
    }
    return new Layout(
        plot,
        List.of(),
        pen.labels(),
        new Scale(false, new Range(0, plan.columns()), plot.x(), plot.right()),
        new Scale(false, new Range(0, plan.rows()), plot.y(), plot.bottom()));
  }

  /**
   * @param times target pixels for each of an image, so that all are equally large; more on finer
   *     screens
   */
  private Plan plan(Box box, int times) {
    int side = side();
    int high = gallery.tiles().stream().mapToInt(Gallery.Tile::rows).max().orElse(1);
    double unit = Math.max(1, Math.round(times / pen.pixel())) * pen.pixel();
    double image = side * unit;
    double widest =
        gallery.tiles().stream()
            .flatMap(tile -> tile.caption().lines())
            .mapToDouble(caption -> pen.width(caption, font))
            .max()
            .orElse(0);
    long lines =
        gallery.tiles().stream().mapToLong(tile -> tile.caption().lines().count()).max().orElse(0);
    double cell = Math.ceil(Math.max(image, Math.min(widest, WIDER * image)));
    double rowHeight = high * unit + lines * line + GAP / 2;
    int columns = (int) Math.max(0, Math.floor((box.width() + GAP) / (cell + GAP)));
    int most = (int) Math.max(0, Math.floor((box.height() + GAP / 2) / rowHeight));
    int needed = columns == 0 ? 0 : (gallery.tiles().size() + columns - 1) / columns;
    return new Plan(image, cell, columns, Math.min(most, needed), rowHeight);
  }

  private int side() {
    return gallery.tiles().stream().mapToInt(Gallery.Tile::columns).max().orElse(1);
  }

  private void tile(Gallery.Tile tile, double left, double top, Plan plan) {
    double x = pen.snap(left + (plan.cell() - plan.image()) / 2);
    double y = pen.snap(top);
    double height = plan.image() * tile.rows() / tile.columns();
    pen.surface().image(colours(tile), tile.columns(), x, y, plan.image(), height);
    double below = y + height + line / 2;
    for (String caption : tile.caption().lines().toList()) {
      String shown = pen.fit(caption, font, plan.cell());
      if (!shown.isEmpty()) {
        double middle = left + plan.cell() / 2;
        pen.text(shown, middle, below, TextAlignment.CENTER, font, pen.theme().muted());
      }
      below += line;
    }
  }

  private int[] colours(Gallery.Tile tile) {
    return tile.isColour() ? own(tile) : shades(tile);
  }

  /** An image's own colours, whatever the theme. */
  private static int[] own(Gallery.Tile tile) {
    int area = tile.pixels().length / tile.channels();
    int[] argb = new int[area];
    for (int i = 0; i < area; i++) {
      int colour = 255;
      for (int c = 0; c < tile.channels(); c++) {
        colour = colour << 8 | Math.clamp(Math.round(255 * tile.pixels()[c * area + i]), 0, 255);
      }
      argb[i] = colour;
    }
    return argb;
  }

  /** Strokes in the theme's ink on a ground that stands out a little from the picture's. */
  private int[] shades(Gallery.Tile tile) {
    Theme theme = pen.theme();
    Color ground = theme.background().interpolate(theme.grid(), 0.7);
    int[] shades = new int[256];
    for (int i = 0; i < shades.length; i++) {
      Color shade = ground.interpolate(theme.ink(), i / 255.0);
      shades[i] =
          255 << 24
              | (int) Math.round(255 * shade.getRed()) << 16
              | (int) Math.round(255 * shade.getGreen()) << 8
              | (int) Math.round(255 * shade.getBlue());
    }
    int[] argb = new int[tile.pixels().length / tile.channels()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = shades[Math.clamp(Math.round(255 * tile.pixels()[i]), 0, 255)];
    }
    return argb;
  }

  private void more(Box box, double top, int left) {
    String text = pen.fit(gallery.more().formatted(left), font, box.width());
    double y = Math.min(top, box.bottom() - line) + line / 2;
    pen.text(text, box.x(), y, TextAlignment.LEFT, font, pen.theme().muted());
  }
}
