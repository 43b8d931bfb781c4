package sparsam.plot.contour;

/**
 * A surface over a plane, and what it hides from whoever looks at it from aside. Places are those
 * of a {@link Projection}.
 */
final class Heights {
  /** Hills this near to a place, in cells, are the slope that it lies on. */
  private static final double OWN = 1;

  /** How much higher a hill has to be to hide what is behind it. */
  private static final double ENOUGH = 0.01;

  private final int columns;
  private final int rows;
  private final double[] values;

  /**
   * @param columns of a row
   * @param values row by row from the lower end, 0 to 1; not a number where there is none
   */
  Heights(int columns, double[] values) {
    this.columns = columns;
    this.rows = values.length / columns;
    this.values = values;
  }

  double at(int index) {
    return values[index];
  }

  double x(int column) {
    return 2.0 * column / (columns - 1) - 1;
  }

  double y(int row) {
    return 2.0 * row / (rows - 1) - 1;
  }

  /** Between the places that have one; not a number beside them. */
  private double at(double x, double y) {
    double column = (x + 1) / 2 * (columns - 1);
    double row = (y + 1) / 2 * (rows - 1);
    if (!(column >= 0 && column <= columns - 1 && row >= 0 && row <= rows - 1)) {
      return Double.NaN;
    }
    int left = (int) Math.min(column, columns - 2.0);
    int low = (int) Math.min(row, rows - 2.0);
    int corner = low * columns + left;
    double right = column - left;
    double up = row - low;
    return (1 - up) * ((1 - right) * values[corner] + right * values[corner + 1])
        + up * ((1 - right) * values[corner + columns] + right * values[corner + columns + 1]);
  }

  /**
   * Whether a hill stands in front of a place. One below the surface counts as one upon it: what
   * lies there was measured elsewhere.
   */
  boolean hides(double x, double y, double z, Projection seen) {
    double own = at(x, y);
    double upon = Double.isNaN(own) ? z : Math.max(z, own);
    double cell = 2.0 / (Math.max(columns, rows) - 1);
    double[] there;
    for (double nearer = OWN * cell; ; nearer += cell / 2) {
      there = seen.inFront(x, y, upon, nearer);
      boolean over = there[2] > 1 || Math.abs(there[0]) > 1 || Math.abs(there[1]) > 1;
      if (over) {
        return false;
      }
      if (at(there[0], there[1]) > there[2] + ENOUGH) {
        return true;
      }
    }
  }
}
