package sparsam.plot.picture;

/**
 * The part of a picture's axes that is shown; NaN leaves an end to the data.
 *
 * @param xFrom smaller than {@code xTo}
 * @param yFrom smaller than {@code yTo}
 */
public record Limits(double xFrom, double xTo, double yFrom, double yTo) {
  /** All that the data ask for. */
  public static final Limits NONE = new Limits(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public Limits {
    if (xFrom >= xTo || yFrom >= yTo) {
      throw new IllegalArgumentException("an axis that ends before it begins");
    }
  }
}
