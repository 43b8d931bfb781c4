package sparsam.plot.axes;

/**
 * Maps values to positions along one direction of a picture and back.
 *
 * @param start the position of the range's lower end
 * @param end the position of its upper end; smaller than {@code start} for a direction that points
 *     up
 */
public record Scale(boolean logarithmic, Range range, double start, double end) {
  /** Positions are kept within this many pixels so that no renderer meets absurd coordinates. */
  private static final double FAR = 1e5;

  public static Scale of(Axis axis, Range range, double start, double end) {
    return new Scale(axis.kind() == Axis.Kind.LOG, range, start, end);
  }

  public double position(double value) {
    double part =
        logarithmic
            ? (Math.log(value) - Math.log(range.min())) / logLength()
            : (value - range.min()) / range.length();
    return Math.clamp(start + part * (end - start), -FAR, FAR);
  }

  public double value(double position) {
    double part = (position - start) / (end - start);
    return logarithmic
        ? Math.exp(Math.log(range.min()) + part * logLength())
        : range.min() + part * range.length();
  }

  private double logLength() {
    return Math.log(range.max()) - Math.log(range.min());
  }
}
