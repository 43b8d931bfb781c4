package sparsam.plot.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Ticks;
import sparsam.plot.picture.CellProbe;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Counts by row and column: which class was read as which, or any other labelled table of numbers.
 *
 * @param rowAxis what the rows are: {@code true}
 * @param columnAxis what the columns are: {@code read as}
 * @param unit what is counted: {@code images}
 * @param counts row by row, none negative
 * @param diagonal whether row and column of the same number agree, so that what lies beside the
 *     diagonal are errors
 * @param empty the sentence shown while all counts are zero
 */
public record Matrix(
    String title,
    String rowAxis,
    String columnAxis,
    String unit,
    List<String> rows,
    List<String> columns,
    int[] counts,
    boolean diagonal,
    String empty)
    implements Picture {
  public Matrix {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    if (counts.length != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d counts do not fill %d rows of %d columns",
              counts.length,
              rows.size(),
              columns.size()));
    }
    if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count is negative");
    }
  }

  public int count(int row, int column) {
    return counts[row * columns.size() + column];
  }

  /** Whether a cell holds what is right, not errors. */
  boolean agrees(int row, int column) {
    return diagonal && row == column;
  }

  /** A cell in words: {@code true 4, read as 9: 12 images}. */
  String say(int row, int column) {
    return "%s %s, %s %s: %s %s"
        .formatted(
            rowAxis,
            rows.get(row),
            columnAxis,
            columns.get(column),
            Ticks.decimal(count(row, column), 1),
            unit)
        .strip();
  }

  @Override
  public boolean isEmpty() {
    return Arrays.stream(counts).allMatch(count -> count == 0);
  }

  @Override
  public Matrix withTitle(String other) {
    return new Matrix(other, rowAxis, columnAxis, unit, rows, columns, counts, diagonal, empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Matrix without(Set<String> hidden) {
    return this;
  }

  @Override
  public double aspect(double width) {
    return width / Math.clamp(100 + 36.0 * rows.size(), 220, 460);
  }

  @Override
  public Numbers numbers() {
    return new MatrixNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new MatrixPainter(pen, this).draw(frame.box());
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new CellProbe(layout, this::say);
  }
}
