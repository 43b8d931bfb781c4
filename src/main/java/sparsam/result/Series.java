package sparsam.result;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers that only grow: one thread appends, any thread reads, and neither waits for the
 * other.
 */
public final class Series {
  /** Rows that there is room for at first; then it doubles. */
  private static final int FIRST = 64;

  private record Rows(double[] values, int size) {}

  private final List<String> columns;
  private volatile Rows rows;

  /**
   * @param columns their names
   */
  public Series(List<String> columns) {
    this.columns = List.copyOf(columns);
    this.rows = new Rows(new double[columns.size() * FIRST], 0);
  }

  /** What so many rows take of Java's heap in the end. */
  public static long bytes(int columns, long rows) {
    long room = FIRST;
    while (room < rows) {
      room *= 2;
    }
    return (long) Double.BYTES * columns * room;
  }

  public List<String> columns() {
    return columns;
  }

  /** How many rows there are by now. */
  public int size() {
    return rows.size();
  }

  /**
   * A row's number.
   *
   * @param row 0 to below a {@link #size()} that was read before
   */
  public double get(int row, int column) {
    Rows now = rows;
    if (row >= now.size()) {
      throw new IndexOutOfBoundsException(row + " of " + now.size() + " rows");
    }
    return now.values()[row * columns.size() + column];
  }

  /** A copy of one column from a row on. */
  public double[] column(int column, int fromRow) {
    Rows now = rows;
    double[] copy = new double[Math.max(0, now.size() - fromRow)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = now.values()[(fromRow + i) * columns.size() + column];
    }
    return copy;
  }

  /** Adds a row; by one thread only. */
  public void append(double... row) {
    int width = columns.size();
    Rows now = rows;
    double[] values = now.values();
    if ((now.size() + 1) * width > values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    System.arraycopy(row, 0, values, now.size() * width, width);
    // The volatile write comes last, so a reader that sees the new size sees the row as well.
    rows = new Rows(values, now.size() + 1);
  }

  /** Drops rows at the end, those of an epoch that was never finished; by the appending thread. */
  public void truncate(int size) {
    Rows now = rows;
    // A copy, because a reader may still be looking at the rows that the next append overwrites.
    rows = new Rows(now.values().clone(), Math.min(size, now.size()));
  }
}
