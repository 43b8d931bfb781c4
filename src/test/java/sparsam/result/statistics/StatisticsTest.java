package sparsam.result.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.result.statistics.Statistics.Interval;

class StatisticsTest {
  /** Expected values: SciPy 1.17, {@code binomtest(k, n).proportion_ci(0.95, "wilson")}. */
  @ParameterizedTest
  @CsvSource({
    "1936,  2000, 0.9593447689480388,    0.9748608747967087",
    "9697, 10000, 0.9661558379998407,    0.9728834339307457",
    "50,     100, 0.4038315303659956,    0.5961684696340044",
    "7,       20, 0.1811918241010821,    0.5671457233147637",
    "1,     2000, 8.826773070546787e-05, 0.0028268625032662137",
    "0,       10, 0,                     0.27753279986288926",
    "10,      10, 0.7224672001371109,    1",
    "1,        1, 0.20654931437723745,   1"
  })
  void wilson_is_what_scipy_says(long successes, long trials, double low, double high) {
    Interval interval = Statistics.wilson(successes, trials);
    assertEquals(low, interval.low(), 1e-14);
    assertEquals(high, interval.high(), 1e-14);
  }

  @Test
  void wilson_holds_the_proportion_and_mirrors() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      long n = random.nextLong(1, 100_000);
      long k = random.nextLong(0, n + 1);
      Interval interval = Statistics.wilson(k, n);
      Interval mirror = Statistics.wilson(n - k, n);
      double p = (double) k / n;
      assertTrue(0 <= interval.low() && interval.low() <= p, k + " of " + n);
      assertTrue(p <= interval.high() && interval.high() <= 1, k + " of " + n);
      assertEquals(1 - interval.low(), mirror.high(), 1e-12);
    }
  }

  @Test
  void wilson_refuses_what_is_no_proportion() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.wilson(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Statistics.wilson(3, 2));
    assertThrows(IllegalArgumentException.class, () -> Statistics.wilson(-1, 2));
  }

  /**
   * Expected values: Fagerland et al. 2014 (airway hyper-responsiveness, 21 children), Agresti and
   * Min 2005 (53, 16, 8, 9) and Tang et al. 2010 (8, 3, 1, 2), as Tango's interval is printed
   * there.
   */
  @ParameterizedTest
  @CsvSource({
    "1,   7, 21, -0.517,  -0.026,  0.0005",
    "16,  8, 86, -0.020,   0.207,  0.0005",
    "3,   1, 14, -0.1670,  0.4327, 0.00005"
  })
  void tango_is_what_was_published(
      long onlyFirst, long onlySecond, long count, double low, double high, double digits) {
    Interval interval = Statistics.tango(onlyFirst, onlySecond, count);
    assertEquals(low, interval.low(), digits);
    assertEquals(high, interval.high(), digits);
  }

  @Test
  void tango_holds_the_difference_mirrors_and_is_mcnemars_score_test() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      long n = random.nextLong(1, 20_000);
      long b = random.nextLong(0, n + 1);
      long c = random.nextLong(0, n - b + 1);
      Interval interval = Statistics.tango(b, c, n);
      Interval mirror = Statistics.tango(c, b, n);
      double difference = (double) (b - c) / n;
      String tried = b + ", " + c + " of " + n + ": " + interval;
      assertTrue(-1 <= interval.low() && interval.low() <= difference, tried);
      assertTrue(difference <= interval.high() && interval.high() <= 1, tried);
      assertEquals(-interval.low(), mirror.high(), tried);
      double score = (double) (b - c) * (b - c) / Math.max(1, b + c);
      boolean holdsNone = interval.low() <= 0 && interval.high() >= 0;
      if (Math.abs(score - 3.841458820694124) > 1e-6) {
        assertEquals(score < 3.841458820694124, holdsNone, tried);
      }
    }
    assertEquals(0, Statistics.tango(5, 5, 100).low() + Statistics.tango(5, 5, 100).high(), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Statistics.tango(3, 3, 5));
    assertThrows(IllegalArgumentException.class, () -> Statistics.tango(0, 0, 0));
  }

  /** Expected values: SciPy 1.17, twice {@code binom.cdf(min, n, 0.5)}, at most 1. */
  @ParameterizedTest
  @CsvSource({
    "0,       0, 1",
    "5,       5, 1",
    "0,       1, 1",
    "1,       8, 0.0390625",
    "12,      2, 0.012939453125",
    "10,     25, 0.016673847800120715",
    "121,    59, 4.4344492637551645e-06",
    "17,     20, 0.7428293587290682",
    "400,   500, 0.0009564441369189373",
    "5000, 5200, 0.04878796312682234",
    "700,  1300, 1.6293497027602653e-41",
    "0,      40, 1.8189894035458565e-12",
    "0,    1100, 0"
  })
  void mcnemar_is_what_scipy_says(long onlyFirst, long onlySecond, double p) {
    assertEquals(p, Statistics.mcnemar(onlyFirst, onlySecond), 1e-9 * p);
    assertEquals(p, Statistics.mcnemar(onlySecond, onlyFirst), 1e-9 * p);
  }

  @Test
  void mcnemar_is_the_binomial_sum_in_exact_arithmetic() {
    for (int n = 1; n <= 60; n++) {
      for (int smaller = 0; 2 * smaller < n; smaller++) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = BigInteger.ONE;
        for (int k = 0; k <= smaller; k++) {
          sum = sum.add(term);
          term = term.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        double exact =
            new BigDecimal(sum.shiftLeft(1))
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(n)), MathContext.DECIMAL64)
                .min(BigDecimal.ONE)
                .doubleValue();
        assertEquals(exact, Statistics.mcnemar(smaller, n - smaller), 1e-12 * exact);
      }
    }
  }

  @Test
  void holm_corrects_step_by_step_and_keeps_the_order() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Statistics.holm(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-15);
    assertArrayEquals(new double[] {1, 1}, Statistics.holm(new double[] {0.7, 0.9}));
    assertArrayEquals(new double[0], Statistics.holm(new double[0]));
  }

  @Test
  void holm_lies_between_no_correction_and_bonferroni() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 200; round++) {
      double[] p = random.doubles(random.nextInt(1, 12)).map(x -> x * x * x).toArray();
      double[] corrected = Statistics.holm(p);
      for (int i = 0; i < p.length; i++) {
        assertTrue(corrected[i] >= p[i]);
        assertTrue(corrected[i] <= Math.min(1, p.length * p[i]));
        for (int j = 0; j < p.length; j++) {
          assertTrue(p[i] > p[j] || corrected[i] <= corrected[j]);
        }
      }
    }
  }
}
