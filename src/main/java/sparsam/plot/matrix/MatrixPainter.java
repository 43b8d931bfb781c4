package sparsam.plot.matrix;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/** Draws the cells of a matrix, the more the stronger, and what stands around them. */
final class MatrixPainter {
  private static final double GAP = 8;

  /** A cell is at most so many times as wide as high. */
  private static final double WIDEST = 1.8;

  /** The part of the width that rows' names may take. */
  private static final double NAMES = 0.3;

  private static final double LEAST_TEXT = 9;

  /** How strongly the fewest and the most are coloured. */
  private static final double FAINTEST = 0.14;

  private static final double STRONGEST = 0.9;

  private final Pen pen;
  private final Matrix matrix;
  private final Font font;
  private final double line;
  private final int rows;
  private final int columns;

  MatrixPainter(Pen pen, Matrix matrix) {
    this.pen = pen;
    this.matrix = matrix;
    font = pen.theme().small();
    line = Math.ceil(font.getSize() * 1.5);
    rows = matrix.rows().size();
    columns = matrix.columns().size();
  }

  Layout draw(Box box) {
    boolean captions = box.height() > 6 * line;
    double top = box.y() + (captions && !matrix.rowAxis().isEmpty() ? line : 0) + 2;
    double bottom = box.bottom() - line - (captions && !matrix.columnAxis().isEmpty() ? line : 0);
    double widest = matrix.rows().stream().mapToDouble(this::width).max().orElse(0);
    double names = Math.min(widest, NAMES * box.width());
    double height = pixels((bottom - top) / rows);
    double width = Math.min(cell(box, names), pixels(WIDEST * height));
    double most = width;
    boolean numbered = matrix.columns().stream().anyMatch(name -> width(name) > most - 2);
    if (numbered) {
      names = Math.min(widest + width(number(rows - 1) + " "), NAMES * box.width());
      width = Math.min(cell(box, names), width);
    }
    if (width < 3 || height < 3) {
      return Layout.blank(box.x(), top, pen.labels());
    }
    double free = box.width() - names - GAP - width * columns;
    double left = pen.snap(box.x() + names + GAP + Math.max(0, free / 2));
    top = pen.snap(top + Math.max(0, (bottom - top - height * rows) / 2));
    Box grid = new Box(left, top, width * columns, height * rows);
    Scale x = new Scale(false, new Range(0, columns), grid.x(), grid.right());
    Scale y = new Scale(false, new Range(0, rows), grid.y(), grid.bottom());
    cells(x, y, width, height);
    rowNames(names, numbered, grid, height);
    columnNames(numbered, grid, width);
    if (captions) {
      captions(box, grid);
    }
    return new Layout(grid, List.of(), pen.labels(), x, y);
  }

  private double cell(Box box, double names) {
    return pixels((box.width() - names - GAP) / columns);
  }

  private double pixels(double length) {
    return Math.floor(length / pen.pixel()) * pen.pixel();
  }

  private double width(String text) {
    return pen.width(text, font);
  }

  private static String number(int index) {
    return Integer.toString(index + 1);
  }

  private void cells(Scale x, Scale y, double width, double height) {
    int right = largest(true);
    int wrong = largest(false);
    Font inside = inside(Math.max(right, wrong), width, height);
    double gap = Math.max(pen.pixel(), 1);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int count = matrix.count(row, column);
        boolean agrees = matrix.agrees(row, column);
        Color fill = fill(count, agrees ? right : wrong, hue(agrees));
        double left = x.position(column);
        double top = y.position(row);
        pen.surface().rect(left, top, width - gap, height - gap, fill);
        String text = count == 0 ? "" : Integer.toString(count);
        if (!text.isEmpty() && fits(text, inside, width, height)) {
          pen.text(
              text,
              left + (width - gap) / 2,
              top + (height - gap) / 2,
              TextAlignment.CENTER,
              inside,
              pen.theme().readable(fill));
        }
      }
    }
  }

  private int largest(boolean agreeing) {
    return IntStream.range(0, rows * columns)
        .filter(i -> matrix.agrees(i / columns, i % columns) == agreeing)
        .map(i -> matrix.counts()[i])
        .max()
        .orElse(0);
  }

  /** The largest type in which the longest number fits, or the smallest there is. */
  private Font inside(int most, double width, double height) {
    for (double size = font.getSize() + 1; size > LEAST_TEXT; size--) {
      Font tried = Font.font(font.getFamily(), size);
      if (fits(Integer.toString(most), tried, width, height)) {
        return tried;
      }
    }
    return Font.font(font.getFamily(), LEAST_TEXT);
  }

  private boolean fits(String text, Font tried, double width, double height) {
    return pen.width(text, tried) + 3 <= width && tried.getSize() * 1.2 + 1 <= height;
  }

  private Color hue(boolean agrees) {
    Theme theme = pen.theme();
    return agrees ? theme.muted() : matrix.diagonal() ? theme.accent() : theme.colour(0);
  }

  private Color fill(int count, int most, Color hue) {
    Theme theme = pen.theme();
    if (count == 0) {
      return theme.background().interpolate(theme.grid(), 0.5);
    }
    double part = Math.sqrt((double) count / Math.max(1, most));
    return theme.background().interpolate(hue, FAINTEST + (STRONGEST - FAINTEST) * part);
  }

  private void rowNames(double names, boolean numbered, Box grid, double height) {
    if (height < font.getSize() * 1.2) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      String name = matrix.rows().get(row);
      String shown = pen.fit(numbered ? number(row) + " " + name : name, font, names);
      double middle = grid.y() + (row + 0.5) * height;
      pen.text(shown, grid.x() - GAP, middle, TextAlignment.RIGHT, font, pen.theme().muted());
    }
  }

  /** Names below the columns, or the rows' numbers where names are too long. */
  private void columnNames(boolean numbered, Box grid, double width) {
    if (numbered && width(number(columns - 1)) > width) {
      return;
    }
    for (int column = 0; column < columns; column++) {
      String name = numbered ? number(column) : matrix.columns().get(column);
      double middle = grid.x() + (column + 0.5) * width;
      pen.text(
          name, middle, grid.bottom() + line / 2, TextAlignment.CENTER, font, pen.theme().muted());
    }
  }

  private void captions(Box box, Box grid) {
    Color muted = pen.theme().muted();
    double right = grid.x() - GAP;
    String rowAxis = pen.fit(matrix.rowAxis(), font, box.width() / 2);
    double start = Math.max(box.x(), right - width(rowAxis));
    pen.text(rowAxis, start, grid.y() - line / 2, TextAlignment.LEFT, font, muted);
    pen.text(
        pen.fit(matrix.columnAxis(), font, grid.width()),
        grid.x() + grid.width() / 2,
        grid.bottom() + 1.5 * line,
        TextAlignment.CENTER,
        font,
        muted);
  }
}
