package sparsam.plot.axes;

/**
 * The interval an axis spans, never empty.
 *
 * @param min finite
 * @param max finite and greater
 */
public record Range(double min, double max) {
  /** What lies beyond is cut at the edge: differences of such numbers are not finite. */
  private static final double LARGEST = 1e300;

  /** Differences below are none. */
  private static final double SMALLEST = 1e-290;

  public Range {
    if (!(min < max) || !Double.isFinite(max - min)) {
      throw new IllegalArgumentException("no range from " + min + " to " + max);
    }
  }

  double length() {
    return max - min;
  }

  /**
   * The range of an axis over data that lie between {@code low} and {@code high}. Fixed ends win;
   * an end taken from the data is moved out to the next tick if {@code tidy}. Data that are all
   * alike end up in the middle.
   *
   * @param low the smallest value shown, +∞ where there is none
   * @param high the largest value shown, −∞ where there is none
   */
  public static Range of(Axis axis, double low, double high, boolean tidy) {
    boolean fixedMin = Double.isFinite(axis.min());
    boolean fixedMax = Double.isFinite(axis.max());
    double min = fixedMin ? axis.min() : low;
    double max = fixedMax ? axis.max() : high;
    return switch (axis.kind()) {
      case LOG -> logarithmic(min, max, fixedMin, fixedMax);
      case LINEAR, WHOLE, PERCENT -> linear(axis.kind(), min, max, fixedMin, fixedMax, tidy);
    };
  }

  private static Range linear(
      Axis.Kind kind, double low, double high, boolean fixedMin, boolean fixedMax, boolean tidy) {
    double min = Double.isFinite(low) ? low : Double.isFinite(high) ? high - 1 : 0;
    double max = Double.isFinite(high) ? high : min + 1;
    min = Math.clamp(min, -LARGEST, LARGEST);
    max = Math.clamp(max, -LARGEST, LARGEST);
    if (max - min < Math.max(Math.max(Math.abs(min), Math.abs(max)) * 1e-9, SMALLEST)) {
      double middle = min + (max - min) / 2;
      double half =
          switch (kind) {
            case WHOLE -> 1;
            case PERCENT -> 0.05;
            case LINEAR, LOG -> Math.abs(middle) < SMALLEST ? 1 : Math.abs(middle) / 10;
          };
      half = Math.max(half, Math.abs(middle) * 1e-6);
      min = fixedMin ? min : middle - half;
      max = fixedMax && max > min ? max : middle + half;
    }
    if (tidy) {
      double step = Ticks.step(max - min, 5, kind);
      min = fixedMin ? min : Math.floor(min / step + 1e-9) * step;
      max = fixedMax ? max : Math.ceil(max / step - 1e-9) * step;
    }
    if (!(min < max)) { // one end is fixed, beyond all data
      double room = Math.max(Math.max(Math.abs(min), Math.abs(max)), 1e-3) / 10;
      min = fixedMin ? min : max - room;
      max = fixedMin ? min + room : max;
    }
    if (kind == Axis.Kind.PERCENT && low >= 0 && high <= 1) {
      min = fixedMin ? min : Math.max(0, min);
      max = fixedMax ? max : Math.min(1, max);
    }
    return new Range(min, max);
  }

  private static Range logarithmic(double low, double high, boolean fixedMin, boolean fixedMax) {
    double min =
        low > 0 && Double.isFinite(low) ? low : high > 0 && Double.isFinite(high) ? high / 10 : 0.1;
    double max = high > 0 && Double.isFinite(high) ? high : min * 10;
    min = Math.clamp(min, SMALLEST, LARGEST);
    max = Math.clamp(max, SMALLEST, LARGEST);
    if (max < min * 1.000001) {
      double middle = fixedMax && !fixedMin ? max : min;
      min = fixedMin ? min : middle / 3;
      max = fixedMax && max > min ? max : middle * 3;
    } else {
      double room = Math.exp(0.04 * (Math.log(max) - Math.log(min)));
      min = fixedMin ? min : Math.max(SMALLEST / 10, min / room);
      max = fixedMax ? max : Math.min(LARGEST * 10, max * room);
    }
    return new Range(min, max);
  }
}
