package sparsam.plot.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Legend;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/**
 * The small box beside the cross-hair: beside the mouse, inside the picture, never under either.
 */
final class HoverBox {
  private static final double PADDING = 8;
  private static final double GAP = 14;
  private static final double BETWEEN = 12;
  private static final double EDGE = 2;

  /** Where names have less room than this they are left to the swatches. */
  private static final double LEAST_NAME = 40;

  private final Pen pen;
  private final List<Hover.Row> rows;
  private final Font font;
  private final Font bold;
  private final double line;
  private final double most;
  private final double values;
  private final boolean named;
  private final List<String> heading;
  private final Box box;

  /**
   * @param mouse where the box must not lie
   * @param sheet the whole picture
   */
  HoverBox(Pen pen, Hover hover, Place mouse, Box sheet) {
    this.pen = pen;
    font = pen.theme().small();
    bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    line = Math.ceil(font.getSize() * 1.5);
    double edgeLeft = Math.min(mouse.x(), hover.mark().x()) - GAP;
    double edgeRight = Math.max(mouse.x(), hover.mark().right()) + GAP;
    most = Math.max(edgeLeft - sheet.x(), sheet.right() - edgeRight) - EDGE;
    int room = (int) ((sheet.height() - 2 * EDGE - 2 * PADDING) / line) - 1;
    rows = nearest(hover.rows(), mouse.y(), Math.max(0, room));
    int left = hover.rows().size() - rows.size();
    values = rows.stream().mapToDouble(row -> pen.width(value(row), bold)).max().orElse(0);
    double names = rows.stream().mapToDouble(row -> pen.width(row.name(), font)).max().orElse(0);
    double beside = Legend.SWATCH + 6 + values;
    named =
        names + BETWEEN <= most - 2 * PADDING - beside || LEAST_NAME <= most - 3 * PADDING - beside;
    String first = left == 0 ? hover.heading() : hover.heading() + "  +" + left;
    // Words alone may take several lines; with values below them one line is the place.
    heading =
        rows.isEmpty() && left == 0 ? pen.wrap(first, bold, most - 2 * PADDING) : List.of(first);
    double wide =
        Math.max(
            heading.stream().mapToDouble(words -> pen.width(words, bold)).max().orElse(0),
            rows.isEmpty() ? 0 : beside + (named ? names + BETWEEN : 0));
    double width = Math.min(most, Math.ceil(wide + 2 * PADDING));
    double height = (rows.size() + heading.size()) * line + 2 * PADDING - line * 0.3;
    box = place(edgeLeft, edgeRight, mouse.y(), width, height, sheet);
  }

  /** Right of the mouse if there is room, else left of it, at its height as far as possible. */
  static Box place(
      double edgeLeft, double edgeRight, double y, double width, double height, Box sheet) {
    boolean right = edgeRight + width <= sheet.right() - EDGE;
    double x = right ? edgeRight : edgeLeft - width;
    if (!right && x < sheet.x() + EDGE && sheet.right() - edgeRight > edgeLeft - sheet.x()) {
      x = edgeRight;
    }
    double top =
        Math.clamp(
            y - height / 2,
            sheet.y() + EDGE,
            Math.max(sheet.y() + EDGE, sheet.bottom() - EDGE - height));
    return new Box(x, top, width, height);
  }

  /** Those rows whose values lie nearest, in their order. */
  private static List<Hover.Row> nearest(List<Hover.Row> all, double y, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<Hover.Row> some = new ArrayList<>(all);
    some.sort(Comparator.comparingDouble(row -> Math.abs(row.y() - y)));
    List<Hover.Row> kept = some.subList(0, most);
    return all.stream().filter(kept::contains).toList();
  }

  private static String value(Hover.Row row) {
    return row.where().isEmpty() ? row.value() : row.value() + "  " + row.where();
  }

  Box box() {
    return box;
  }

  void draw() {
    Theme theme = pen.theme();
    double x = pen.snap(box.x());
    double y = pen.snap(box.y());
    Surface on = pen.surface();
    on.roundRect(
        x, y, box.width(), box.height(), 8, theme.background().interpolate(theme.grid(), 0.25));
    double half = pen.pixel() / 2;
    on.roundRect(
        x + half,
        y + half,
        box.width() - 2 * half,
        box.height() - 2 * half,
        8,
        new Surface.Line(theme.axis(), 1));
    double room = box.width() - 2 * PADDING;
    double start = x + PADDING;
    double middle = y + PADDING + line * 0.35;
    for (String words : heading) {
      pen.text(pen.fit(words, bold, room), start, middle, TextAlignment.LEFT, bold, theme.ink());
      middle += line;
    }
    for (Hover.Row row : rows) {
      Color colour = theme.colour(row.colour());
      Legend.swatch(pen, row.swatch(), colour, start, middle);
      double nameAt = start + Legend.SWATCH + 6;
      double nameRoom = room - Legend.SWATCH - 6 - values - BETWEEN;
      String name = named ? pen.fit(row.name(), font, nameRoom) : "";
      pen.text(name, nameAt, middle, TextAlignment.LEFT, font, theme.muted());
      String value = pen.fit(value(row), bold, room - Legend.SWATCH - 6);
      pen.text(value, start + room, middle, TextAlignment.RIGHT, bold, theme.ink());
      middle += line;
    }
  }
}
