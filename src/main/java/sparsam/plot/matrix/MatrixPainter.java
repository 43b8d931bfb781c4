package sparsam.plot.matrix;

import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Grid;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Scale;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/** Draws the cells of a matrix, the more the stronger, and what stands around them. */
final class MatrixPainter {
  private static final double GAP = Grid.GAP;

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
    double height = Grid.pixels((bottom - top) / rows, pen);
    double width = Math.min(cell(box, names), Grid.pixels(WIDEST * height, pen));
    double most = width;
    boolean numbered = matrix.columns().stream().anyMatch(name -> width(name) > most - 2);
    if (numbered) {
      names = Math.min(widest + width(number(rows - 1) + " "), NAMES * box.width());
      width = Math.min(cell(box, names), width);
    }
    if (width < 3 || height < 3) {
      return Layout.blank(box.x(), top, pen.labels());
    }
    double from = box.x() + names + GAP;
    Box middle = new Box(from, top, box.right() - from, bottom - top);
    Grid grid = Grid.in(middle, rows, columns, width, height, pen, font);
    cells(grid.x(), grid.y(), width, height);
    grid.nameRows(row -> (numbered ? number(row) + " " : "") + matrix.rows().get(row), names);
    if (!numbered || width(number(columns - 1)) <= width) {
      grid.nameColumns(column -> numbered ? number(column) : matrix.columns().get(column), 1);
    }
    if (captions) {
      grid.nameAxes(matrix.rowAxis(), matrix.columnAxis(), box.x(), box.width() / 2);
    }
    return grid.layout();
  }

  private double cell(Box box, double names) {
    return Grid.pixels((box.width() - names - GAP) / columns, pen);
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
}
