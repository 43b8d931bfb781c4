package sparsam.plot.axes;

/**
 * What one direction of a chart measures and between which ends.
 *
 * @param label the quantity
 * @param unit its unit, empty where it has none; percent axes bring their own
 * @param min the lower end; NaN takes it from the data
 * @param max the upper end; NaN takes it from the data
 */
public record Axis(String label, String unit, Kind kind, double min, double max) {
  /** How values are spaced and written. */
  public enum Kind {
    LINEAR,
    /** Linear with ticks at whole numbers only: epochs, counts. */
    WHOLE,
    /** Linear; 0.5 is written 50 %, and an end taken from the data stays within 0 to 1. */
    PERCENT,
    /** Logarithmic; values that are not positive are left out. */
    LOG
  }

  public static Axis of(Kind kind, String label) {
    return new Axis(label, "", kind, Double.NaN, Double.NaN);
  }

  public Axis withUnit(String other) {
    return new Axis(label, other, kind, min, max);
  }

  /** The same axis with fixed ends; NaN leaves an end to the data. */
  public Axis between(double from, double to) {
    return new Axis(label, unit, kind, from, to);
  }

  /** The same axis with other ends where they are given; NaN leaves an end as it is. */
  public Axis narrowed(double from, double to) {
    return between(Double.isNaN(from) ? min : from, Double.isNaN(to) ? max : to);
  }

  /** The label with its unit: {@code loss (nats)}. */
  public String caption() {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  public boolean shows(double value) {
    return Double.isFinite(value) && (kind != Kind.LOG || value > 0);
  }
}
