package sparsam.plot.axes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis is marked and what stands there: 1, 2 or 5 times a power of ten. */
public final class Ticks {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String MINUS = "−";

  private Ticks() {}

  /**
   * @param label empty for a tick between the named ones
   */
  public record Tick(double value, String label) {
    boolean named() {
      return !label.isEmpty();
    }
  }

  /**
   * The ticks of a range, in order.
   *
   * @param most how many named ticks there is room for, at least 2
   */
  public static List<Tick> of(Axis.Kind kind, Range range, int most) {
    return kind == Axis.Kind.LOG ? logarithmic(range, most) : linear(kind, range, most);
  }

  /**
   * The smallest step of 1, 2 or 5 times a power of ten that cuts a length into at most so many.
   */
  public static double step(double length, int most, Axis.Kind kind) {
    double rough = length / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= rough * (1 - 1e-9)) {
        step = factor * power;
        break;
      }
    }
    return kind == Axis.Kind.WHOLE ? Math.max(1, step) : step;
  }

  private static List<Tick> linear(Axis.Kind kind, Range range, int most) {
    double step = step(range.length(), most, kind);
    double blur = 1e-6 * Math.min(1, range.length() / step);
    double first = Math.ceil(range.min() / step - blur);
    double last = Math.floor(range.max() / step + blur);
    List<Tick> ticks = new ArrayList<>();
    for (double i = first; i <= last && ticks.size() <= 10 * most; i++) {
      double value = i * step;
      ticks.add(new Tick(value, label(kind, value, step, range)));
    }
    return ticks;
  }

  private static String label(Axis.Kind kind, double value, double step, Range range) {
    if (kind == Axis.Kind.PERCENT) {
      return decimal(100 * value, 100 * step) + " %";
    }
    double largest = Math.max(Math.abs(range.min()), Math.abs(range.max()));
    if (largest >= 1e7 || largest < 1e-4) {
      if (value == 0) {
        return "0";
      }
      int power = (int) Math.floor(Math.log10(largest) + 1e-9);
      return scientific(value, power, step / Math.pow(10, power));
    }
    return decimal(value, step);
  }

  /** {@code 2.5·10⁻⁶}, with as many decimals before the power as the step needs. */
  static String scientific(double value, int power, double step) {
    return decimal(value / Math.pow(10, power), step) + "·10" + superscript(power);
  }

  /** With as many decimals as the step needs and thousands set apart. */
  public static String decimal(double value, double step) {
    int decimals = (int) Math.clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 12);
    double shown = Math.abs(value) < step * 1e-6 ? 0 : value;
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(shown));
    return shown < 0 ? MINUS + digits : digits;
  }

  private static List<Tick> logarithmic(Range range, int most) {
    double decades = Math.log10(range.max() / range.min());
    int first = (int) Math.ceil(Math.log10(range.min()) - 1e-9);
    int last = (int) Math.floor(Math.log10(range.max()) + 1e-9);
    if (last - first < 1 && decades < 0.7) {
      return linear(Axis.Kind.LINEAR, range, most);
    }
    int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(1, most)));
    boolean between = every == 1 && 3 * (decades + 1) <= most;
    List<Tick> ticks = new ArrayList<>();
    for (int power = first - 1; power <= last; power++) {
      for (int factor = 1; factor <= 9; factor++) {
        double value = factor * Math.pow(10, power);
        if (value < range.min() * (1 - 1e-9) || value > range.max() * (1 + 1e-9)) {
          continue;
        }
        boolean named =
            factor == 1
                ? Math.floorMod(power, every) == 0
                : between && (factor == 2 || factor == 5);
        if (named || every == 1 || factor == 1) {
          ticks.add(new Tick(value, named ? power(factor, power) : ""));
        }
      }
    }
    return ticks;
  }

  private static String power(int factor, int power) {
    if (power >= -4 && power <= 4) {
      double unit = Math.pow(10, power);
      return decimal(factor * unit, unit);
    }
    return (factor == 1 ? "10" : factor + "·10") + superscript(power);
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
