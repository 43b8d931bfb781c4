package sparsam.plot.contour;

import java.util.Locale;

/**
 * Values at evenly spaced places of a plane, row by row from the lower end.
 *
 * @param values what is coloured; not finite where there is none
 * @param others something else to tell of the same places; empty for nothing
 * @param exact which places the values were found out at; the others lie between
 */
public record Field(
    double xFrom,
    double xTo,
    double yFrom,
    double yTo,
    int columns,
    double[] values,
    double[] others,
    boolean[] exact) {
  public Field {
    if (columns < 2
        || values.length % columns != 0
        || values.length < 2 * columns
        || exact.length != values.length
        || (others.length != values.length && others.length != 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d values, %d others and %d marks do not fill rows of %d",
              values.length,
              others.length,
              exact.length,
              columns));
    }
    if (!(xFrom < xTo && yFrom < yTo)) {
      throw new IllegalArgumentException("a field that ends before it begins");
    }
  }

  public int rows() {
    return values.length / columns;
  }

  double x(double column) {
    return xFrom + column / (columns - 1) * (xTo - xFrom);
  }

  double y(double row) {
    return yFrom + row / (rows() - 1) * (yTo - yFrom);
  }

  /** The column at a place, not rounded. */
  double column(double x) {
    return (x - xFrom) / (xTo - xFrom) * (columns - 1);
  }

  double row(double y) {
    return (y - yFrom) / (yTo - yFrom) * (rows() - 1);
  }

  boolean holds(double x, double y) {
    return x >= xFrom && x <= xTo && y >= yFrom && y <= yTo;
  }
}
