package sparsam.ui.lab.recipe;

/** How a slider's way from 0 to 1 maps to a number. */
public sealed interface DialScale {
  double min();

  double max();

  /** The number at a position, rounded as a hand would set it. */
  double value(double position);

  /** The position of a number; one outside the range lies at its end. */
  double position(double value);

  /** The nearest number one step up (1) or down (−1). */
  double step(double value, int direction);

  /** Whether a number may be set. */
  default boolean allows(double value) {
    return value >= min() && value <= max();
  }

  /** Even steps. */
  record Linear(double min, double max, double step) implements DialScale {
    @Override
    public double value(double position) {
      return round(min + position * (max - min));
    }

    @Override
    public double position(double value) {
      return Math.clamp((value - min) / (max - min), 0, 1);
    }

    @Override
    public double step(double value, int direction) {
      return Math.clamp(round(value + direction * step), min, max);
    }

    private double round(double value) {
      // Division by a whole number gives the nearest double to the decimal; multiplication by the
      // step would not.
      double perUnit = Math.rint(1 / step);
      return Math.rint(value * perUnit) / perUnit;
    }
  }

  /**
   * Even ratios, with 0 at the left end.
   *
   * @param smallest the smallest number above 0 that the slider reaches; typed ones may be smaller
   */
  record LogarithmicFromZero(double smallest, double max) implements DialScale {
    /** The part of the way that stands for 0, wide enough for a hand. */
    private static final double ZERO = 0.06;

    @Override
    public double min() {
      return 0;
    }

    @Override
    public double value(double position) {
      return position < ZERO ? 0 : logarithmic().value((position - ZERO) / (1 - ZERO));
    }

    @Override
    public double position(double value) {
      return value <= 0 ? 0 : ZERO + (1 - ZERO) * logarithmic().position(value);
    }

    @Override
    public double step(double value, int direction) {
      if (direction < 0) {
        return value <= smallest ? 0 : logarithmic().step(value, direction);
      }
      return value < smallest ? smallest : logarithmic().step(value, direction);
    }

    private Logarithmic logarithmic() {
      return new Logarithmic(smallest, max);
    }
  }

  /** Even ratios. */
  record Logarithmic(double min, double max) implements DialScale {
    @Override
    public double value(double position) {
      return Math.clamp(round(min * Math.pow(max / min, position)), min, max);
    }

    @Override
    public double position(double value) {
      return Math.clamp(Math.log(value / min) / Math.log(max / min), 0, 1);
    }

    @Override
    public double step(double value, int direction) {
      double unit = unit(direction > 0 ? value : value * 0.999);
      double perUnit = Math.rint(1 / unit);
      double steps = value / unit;
      double next = direction > 0 ? Math.floor(steps + 1e-6) + 1 : Math.ceil(steps - 1e-6) - 1;
      return Math.clamp(unit >= 1 ? next * unit : next / perUnit, min, max);
    }

    /** Two digits: what a hand can aim at. */
    private static double round(double value) {
      double unit = unit(value) / 10;
      return unit >= 1
          ? Math.rint(value / unit) * unit
          : Math.rint(value / unit) / Math.rint(1 / unit);
    }

    /** The power of ten at or below a number. */
    private static double unit(double value) {
      return Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    }
  }
}
