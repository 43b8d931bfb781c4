package sparsam.result.statistics;

/** Student's t distribution (Student 1908), central and not. */
final class StudentT {
  /** Lanczos's coefficients for g = 7 (Godfrey 2001): 15 digits of ln Γ. */
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 10_000;

  /** Panels of Simpson's rule; even. */
  private static final int PANELS = 2000;

  private StudentT() {}

  /**
   * The probability of a value at least so far from 0, on either side.
   *
   * @param degrees of freedom, above 0
   */
  static double bothTails(double t, double degrees) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
  }

  /**
   * The value that both tails have a probability beyond: {@code qt(1 − p/2, degrees)} in R.
   *
   * @param p above 0 and below 1
   */
  static double critical(double p, double degrees) {
    double low = 0;
    double high = 1;
    while (bothTails(high, degrees) > p) {
      low = high;
      high *= 2;
    }
    for (double middle = (low + high) / 2;
        middle > low && middle < high;
        middle = (low + high) / 2) {
      if (bothTails(middle, degrees) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * P(T &gt; t) of the noncentral distribution: Φ(shift − t·s) over the density of s = √(χ²/ν).
   *
   * @param shift the noncentrality
   */
  static double upperTail(double t, double degrees, double shift) {
    double most = 1 + 14 / Math.sqrt(2 * degrees);
    double least = Math.max(0, 1 - 14 / Math.sqrt(2 * degrees));
    double step = (most - least) / PANELS;
    double sum = 0;
    for (int i = 0; i <= PANELS; i++) {
      double s = least + i * step;
      int weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * normal(shift - t * s) * density(s, degrees);
    }
    return Math.clamp(sum * step / 3, 0, 1);
  }

  private static double density(double s, double degrees) {
    if (s == 0) {
      return degrees == 1 ? Math.sqrt(2 / Math.PI) : 0;
    }
    double half = degrees / 2;
    return Math.exp(
        Math.log(2)
            + half * Math.log(half)
            - logGamma(half)
            + (degrees - 1) * Math.log(s)
            - half * s * s);
  }

  /** The standard normal's distribution, by Marsaglia's series (2004). */
  static double normal(double x) {
    if (Math.abs(x) > 8) {
      return x > 0 ? 1 : 0;
    }
    double sum = x;
    double before = Double.NaN;
    double term = x;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  static double logGamma(double x) {
    double base = x - 1 + 7.5;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
  }

  /** I_x(a, b), by Lentz's continued fraction (Press et al. 2007, section 6.4). */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, 1 - x) / b;
  }

  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return value;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
