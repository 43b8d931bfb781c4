package sparsam.result.statistics;

import java.util.OptionalInt;

/** How likely a difference that is there is seen, and how many seeds that takes. */
public final class Power {
  /** How likely it should be. */
  public static final double WANTED = 0.8;

  /** More seeds nobody trains. */
  private static final int MOST = 100_000;

  private Power() {}

  /**
   * The probability that a two-sided t test at 5 % refuses the hypothesis of no difference, on the
   * side of the true one: {@code power.t.test} in R.
   *
   * @param degrees of freedom
   * @param shift the true difference in standard errors
   */
  static double of(double degrees, double shift) {
    return StudentT.upperTail(StudentT.critical(Mean.LEVEL, degrees), degrees, Math.abs(shift));
  }

  /**
   * The probability that pairs show a difference.
   *
   * @param seeds pairs, 2 or more
   * @param difference the true one
   * @param deviation the standard deviation of a pair's difference
   */
  public static double of(int seeds, double difference, double deviation) {
    return of(seeds - 1.0, Math.sqrt(seeds) * difference / deviation);
  }

  /**
   * How many pairs it takes to see a difference with a probability of 80 %; empty where a hundred
   * thousand do not do.
   *
   * @param difference the true one, not 0
   * @param deviation the standard deviation of a pair's difference
   */
  public static OptionalInt seeds(double difference, double deviation) {
    if (deviation == 0) {
      return OptionalInt.of(2);
    }
    int high = 2;
    while (of(high, difference, deviation) < WANTED) {
      high *= 2;
      if (high > MOST) {
        return OptionalInt.empty();
      }
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (of(middle, difference, deviation) < WANTED) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalInt.of(Math.max(2, high));
  }
}
