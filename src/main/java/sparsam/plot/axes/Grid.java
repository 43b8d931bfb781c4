package sparsam.plot.axes;

import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;

/**
 * Cells of one size in rows and columns, with names around them.
 *
 * @param font of the names
 * @param box of all cells, whole pixels
 * @param x from columns to places
 * @param y from rows to places
 */
public record Grid(Pen pen, Font font, Box box, int rows, int columns, Scale x, Scale y) {
  /** Between cells and names. */
  public static final double GAP = 8;

  /** Names of rows need lines that are so many times the letters' size. */
  private static final double LEAST_LINE = 1.2;

  /**
   * Where the cells lie.
   *
   * @param room that they are in the middle of, below each other and beside
   * @param width of a cell
   * @param height of a cell
   */
  public static Grid in(
      Box room, int rows, int columns, double width, double height, Pen pen, Font font) {
    double left = pen.snap(room.x() + Math.max(0, (room.width() - width * columns) / 2));
    double top = pen.snap(room.y() + Math.max(0, (room.height() - height * rows) / 2));
    Box box = new Box(left, top, width * columns, height * rows);
    return new Grid(
        pen,
        font,
        box,
        rows,
        columns,
        new Scale(false, new Range(0, columns), box.x(), box.right()),
        new Scale(false, new Range(0, rows), box.y(), box.bottom()));
  }

  /** So much of a length as whole pixels make. */
  public static double pixels(double length, Pen pen) {
    return Math.floor(length / pen.pixel()) * pen.pixel();
  }

  private double width() {
    return box.width() / columns;
  }

  private double height() {
    return box.height() / rows;
  }

  private double line() {
    return Math.ceil(font.getSize() * 1.5);
  }

  /** The place of a cell. */
  public Box cell(int row, int column) {
    return new Box(x.position(column), y.position(row), width(), height());
  }

  /**
   * Names left of the rows, where these are high enough.
   *
   * @param most the width that they have
   */
  public void nameRows(IntFunction<String> names, double most) {
    for (int row = 0; row < rows && height() >= font.getSize() * LEAST_LINE; row++) {
      pen.text(
          pen.fit(names.apply(row), font, most),
          box.x() - GAP,
          box.y() + (row + 0.5) * height(),
          TextAlignment.RIGHT,
          font,
          pen.theme().muted());
    }
  }

  /**
   * Names below the columns.
   *
   * @param every 1 for each, 2 for every second
   */
  public void nameColumns(IntFunction<String> names, int every) {
    for (int column = 0; column < columns; column += every) {
      pen.text(
          names.apply(column),
          box.x() + (column + 0.5) * width(),
          box.bottom() + line() / 2,
          TextAlignment.CENTER,
          font,
          pen.theme().muted());
    }
  }

  /**
   * What the rows are, above their names, and the columns, below theirs.
   *
   * @param left where the picture begins
   * @param most the width that the rows' has
   */
  public void nameAxes(String rowAxis, String columnAxis, double left, double most) {
    Color muted = pen.theme().muted();
    String shown = pen.fit(rowAxis, font, most);
    double start = Math.max(left, box.x() - GAP - pen.width(shown, font));
    pen.text(shown, start, box.y() - line() / 2, TextAlignment.LEFT, font, muted);
    pen.text(
        pen.fit(columnAxis, font, box.width()),
        box.x() + box.width() / 2,
        box.bottom() + 1.5 * line(),
        TextAlignment.CENTER,
        font,
        muted);
  }

  /** Where it lies, for what is under the pointer. */
  public Layout layout() {
    return new Layout(box, List.of(), pen.labels(), x, y);
  }
}
