package sparsam.plot.heatmap;

import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Grid;
import sparsam.plot.axes.Layout;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/** Draws the cells of a map, their names, and what the colours mean. */
final class HeatMapPainter {
  private static final double GAP = Grid.GAP;

  /** A cell is at most so many times as wide as high. */
  private static final double WIDEST = 2.6;

  /** The part of the width that rows' names may take. */
  private static final double NAMES = 0.3;

  private static final double STRONGEST = 0.85;
  private static final double FAINTEST = 0.08;

  /** From one line of a hatch to the next. */
  private static final double HATCH = 7;

  /** The frame of what is marked. */
  private static final double FRAME = 2.5;

  private static final double KEY = 12;
  private static final int KEY_STEPS = 40;

  private final Pen pen;
  private final HeatMap map;
  private final Font font;
  private final double line;
  private final int rows;
  private final int columns;

  HeatMapPainter(Pen pen, HeatMap map) {
    this.pen = pen;
    this.map = map;
    font = pen.theme().small();
    line = Math.ceil(font.getSize() * 1.5);
    rows = map.rows().size();
    columns = map.columns().size();
  }

  Layout draw(Box box) {
    double top = box.y() + line + 2;
    double bottom = box.bottom() - 2 * line;
    double widest = map.rows().stream().mapToDouble(this::width).max().orElse(0);
    double names = Math.min(widest, NAMES * box.width());
    double key = KEY + GAP + Math.max(width(map.number(map.low())), width(map.number(map.high())));
    double height = Grid.pixels((bottom - top) / rows, pen);
    double room = box.width() - names - key - 3 * GAP;
    double width = Math.min(Grid.pixels(room / columns, pen), Grid.pixels(WIDEST * height, pen));
    if (width < 3 || height < 3) {
      return Layout.blank(box.x(), top, pen.labels());
    }
    Box middle = new Box(box.x() + names + GAP, top, room, bottom - top);
    Grid grid = Grid.in(middle, rows, columns, width, height, pen, font);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cell(row, column, grid.cell(row, column));
      }
    }
    grid.nameRows(map.rows()::get, names);
    grid.nameColumns(map.columns()::get, every(width));
    grid.nameAxes(map.rowAxis(), map.columnAxis(), box.x(), box.width() * 0.6);
    Box cells = grid.box();
    key(new Box(cells.right() + 2 * GAP, cells.y(), KEY, cells.height()));
    return grid.layout();
  }

  private double width(String text) {
    return pen.width(text, font);
  }

  private void cell(int row, int column, Box place) {
    double gap = Math.max(pen.pixel(), 1);
    double width = place.width() - gap;
    double height = place.height() - gap;
    Theme theme = pen.theme();
    Optional<HeatMap.Cell> found = map.cell(row, column);
    if (found.isEmpty()) {
      Color nothing = theme.background().interpolate(theme.grid(), 0.5);
      pen.surface().rect(place.x(), place.y(), width, height, nothing);
      return;
    }
    HeatMap.Cell cell = found.get();
    Color fill = fill(cell.value());
    pen.surface().rect(place.x(), place.y(), width, height, fill);
    if (cell.hatched()) {
      hatch(new Box(place.x(), place.y(), width, height), fill);
    }
    text(cell, new Box(place.x(), place.y(), width, height), fill);
    if (cell.marked()) {
      double inset = FRAME / 2;
      pen.surface()
          .roundRect(
              place.x() + inset,
              place.y() + inset,
              width - FRAME,
              height - FRAME,
              2,
              new Surface.Line(theme.ink(), FRAME));
    }
  }

  /** The mean, below it its interval, below that how many; as much of it as there is room for. */
  private void text(HeatMap.Cell cell, Box place, Color fill) {
    String mean = map.number(cell.value());
    String interval = map.interval(cell);
    String count = "n = " + cell.count();
    Font small = Font.font(font.getFamily(), font.getSize() - 2);
    double step = font.getSize() * 1.15;
    boolean wide =
        !interval.isEmpty()
            && pen.width(interval, small) + 4 <= place.width()
            && place.height() >= 2 * step + 2;
    boolean counted = place.height() >= (wide ? 3 : 2) * step + 2;
    int lines = 1 + (wide ? 1 : 0) + (counted ? 1 : 0);
    if (width(mean) + 4 > place.width() || place.height() < step) {
      return;
    }
    Color ink = pen.theme().readable(fill);
    double middle = place.x() + place.width() / 2;
    double y = place.y() + place.height() / 2 - (lines - 1) * step / 2;
    halo(cell, fill, middle, y, pen.width(mean, font));
    pen.text(mean, middle, y, TextAlignment.CENTER, font, ink);
    if (wide) {
      y += step;
      halo(cell, fill, middle, y, pen.width(interval, small));
      pen.text(interval, middle, y, TextAlignment.CENTER, small, ink);
    }
    if (counted) {
      y += step;
      halo(cell, fill, middle, y, pen.width(count, small));
      pen.text(count, middle, y, TextAlignment.CENTER, small, ink);
    }
  }

  /** No line of the hatch goes through a number. */
  private void halo(HeatMap.Cell cell, Color fill, double middle, double y, double width) {
    if (cell.hatched()) {
      double height = font.getSize() * 1.15;
      pen.surface().rect(middle - width / 2 - 2, y - height / 2, width + 4, height, fill);
    }
  }

  private void hatch(Box place, Color fill) {
    Color ink = fill.interpolate(pen.theme().readable(fill), 0.35);
    Surface.Line stroke = new Surface.Line(ink, 1, false);
    pen.surface()
        .clipped(
            place.x(),
            place.y(),
            place.width(),
            place.height(),
            () -> {
              for (double at = -place.height(); at < place.width(); at += HATCH) {
                pen.surface()
                    .line(
                        place.x() + at,
                        place.bottom(),
                        place.x() + at + place.height(),
                        place.y(),
                        stroke);
              }
            });
  }

  private Color fill(double value) {
    Theme theme = pen.theme();
    if (map.form().isSigned()) {
      double part = Math.abs(value) / map.high();
      Color hue = theme.colour(value >= 0 ? 0 : 1);
      return theme.background().interpolate(hue, STRONGEST * part);
    }
    double part = (value - map.low()) / (map.high() - map.low());
    return theme
        .background()
        .interpolate(theme.colour(0), FAINTEST + (STRONGEST - FAINTEST) * part);
  }

  /** Where names are too long, every second, third … one. */
  private int every(double width) {
    double widest = map.columns().stream().mapToDouble(this::width).max().orElse(0) + 6;
    return (int) Math.max(1, Math.ceil(widest / width));
  }

  /** What the colours mean, from the most at the top. */
  private void key(Box box) {
    double step = box.height() / KEY_STEPS;
    for (int i = 0; i < KEY_STEPS; i++) {
      double part = 1 - (i + 0.5) / KEY_STEPS;
      double value = map.low() + part * (map.high() - map.low());
      double top = pen.snap(box.y() + i * step);
      double bottom = pen.snap(box.y() + (i + 1) * step);
      pen.surface().rect(box.x(), top, box.width(), bottom - top, fill(value));
    }
    Color muted = pen.theme().muted();
    double right = box.right() + GAP / 2;
    double half = font.getSize() * 0.6;
    pen.text(map.number(map.high()), right, box.y() + half, TextAlignment.LEFT, font, muted);
    pen.text(map.number(map.low()), right, box.bottom() - half, TextAlignment.LEFT, font, muted);
    if (map.form().isSigned() && box.height() > 6 * half) {
      pen.text("0", right, box.y() + box.height() / 2, TextAlignment.LEFT, font, muted);
    }
  }
}
