package sparsam.result.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** What counts of right and wrong answers allow to conclude. */
public final class Statistics {
  /** The standard normal's 97.5 % quantile. */
  private static final double Z95 = 1.959963984540054;

  private Statistics() {}

  /** An interval on the unit line. */
  public record Interval(double low, double high) {}

  /**
   * Wilson's 95 % score interval for a proportion (Wilson 1927): keeps its coverage near 0 and 1,
   * where accuracies live.
   *
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   */
  public static Interval wilson(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials + " is no proportion");
    }
    double n = trials;
    double p = successes / n;
    double z2 = Z95 * Z95;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Interval(
        successes == 0 ? 0 : Math.max(0, centre - half),
        successes == trials ? 1 : Math.min(1, centre + half));
  }

  /**
   * McNemar's exact test (McNemar 1947, with the binomial distribution in place of χ²): the
   * two-sided p-value of the hypothesis that two classifiers err equally often.
   *
   * @param onlyFirst images that only the first has right
   * @param onlySecond images that only the second has right
   */
  public static double mcnemar(long onlyFirst, long onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException("negative count");
    }
    long n = onlyFirst + onlySecond;
    long smaller = Math.min(onlyFirst, onlySecond);
    if (2 * smaller == n) {
      return 1;
    }
    // P(X ≤ smaller) for X ~ Binomial(n, ½), term by term from C(n, 0)/2ⁿ on; in logarithms,
    // because
    // 2⁻ⁿ underflows at n = 1,075.
    double logTerm = -n * Math.log(2);
    double sum = Math.exp(logTerm);
    for (long k = 1; k <= smaller; k++) {
      logTerm += Math.log((double) (n - k + 1) / k);
      sum += Math.exp(logTerm);
    }
    return Math.min(1, 2 * sum);
  }

  /**
   * Tango's 95 % score interval for the difference of two proportions on the same images (Tango
   * 1998, Statistics in Medicine 17:891–908): the differences that a score test does not refuse,
   * which is McNemar's where the difference is none.
   *
   * @param onlyFirst images that only the first has right
   * @param onlySecond images that only the second has right
   * @param count images, at least 1
   * @return of the first's proportion less the second's, −1 to 1
   */
  public static Interval tango(long onlyFirst, long onlySecond, long count) {
    if (count < 1 || onlyFirst < 0 || onlySecond < 0 || onlyFirst + onlySecond > count) {
      throw new IllegalArgumentException(
          onlyFirst + " and " + onlySecond + " of " + count + " are no pair of proportions");
    }
    double b = (double) onlyFirst;
    double c = (double) onlySecond;
    return new Interval(-highest(c, b, (double) count), highest(b, c, (double) count));
  }

  /** The largest difference whose score is within the quantile; halved until nothing changes. */
  private static double highest(double b, double c, double n) {
    double low = (b - c) / n;
    double high = 1;
    for (double middle = (low + high) / 2;
        middle > low && middle < high;
        middle = (low + high) / 2) {
      if (tooFar(b, c, n, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean tooFar(double b, double c, double n, double difference) {
    double linear = (2 * n - b + c) * difference - b - c;
    double constant = -c * difference * (1 - difference);
    // The estimate of the part that only the second has right, were this the difference.
    double second = (Math.sqrt(linear * linear - 8 * n * constant) - linear) / (4 * n);
    double variance = n * (2 * second + difference * (1 - difference));
    double away = n * difference - (b - c);
    return away * away > Z95 * Z95 * Math.max(0, variance);
  }

  /**
   * Holm's step-down correction for several tests at once (Holm 1979).
   *
   * @param p p-values
   * @return the corrected ones, in the same order; each may be held against the level one wants for
   *     the whole family
   */
  public static double[] holm(double[] p) {
    Integer[] byValue = new Integer[p.length];
    Arrays.setAll(byValue, i -> i);
    Arrays.sort(byValue, Comparator.comparingDouble(i -> p[i]));
    double[] corrected = new double[p.length];
    double running = 0;
    for (int rank = 0; rank < p.length; rank++) {
      running = Math.max(running, Math.min(1, (p.length - rank) * p[byValue[rank]]));
      corrected[byValue[rank]] = running;
    }
    return corrected;
  }
}
