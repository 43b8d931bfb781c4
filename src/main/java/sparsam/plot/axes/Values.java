package sparsam.plot.axes;

/** Single values as a person reads them: exact enough, with their unit. */
public final class Values {
  private static final int DIGITS = 4;
  private static final double LARGE = 1e7;
  private static final double SMALL = 1e-4;

  private Values() {}

  /** A value of an axis with its unit: {@code 95.38 %}, {@code 0.01234 nats}. */
  public static String of(Axis axis, double value) {
    String number =
        axis.kind() == Axis.Kind.PERCENT && Double.isFinite(value)
            ? Ticks.decimal(100 * value, 0.01) + " %"
            : number(value);
    return axis.unit().isEmpty() ? number : number + " " + axis.unit();
  }

  /** A place on an axis with its name, without zeros that say nothing: {@code epoch 3.5}. */
  public static String place(Axis axis, double value) {
    String number = of(new Axis("", "", axis.kind(), axis.min(), axis.max()), value);
    boolean percent = number.endsWith(" %");
    String digits = percent ? number.substring(0, number.length() - 2) : number;
    if (digits.matches("[^·]*\\.\\d*")) {
      digits = digits.replaceFirst("\\.?0+$", "");
    }
    String unit = percent ? " %" : axis.unit().isEmpty() ? "" : " " + axis.unit();
    return (axis.label() + " " + digits + unit).strip();
  }

  /** Four significant digits, whole numbers whole. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double magnitude = Math.abs(value);
    if (value == Math.rint(value) && magnitude < LARGE) {
      return Ticks.decimal(value, 1);
    }
    int power = (int) Math.floor(Math.log10(magnitude));
    if (magnitude >= LARGE || magnitude < SMALL) {
      return Ticks.scientific(value, power, Math.pow(10, 1 - DIGITS));
    }
    return Ticks.decimal(value, Math.pow(10, Math.min(0, power + 1 - DIGITS)));
  }
}
