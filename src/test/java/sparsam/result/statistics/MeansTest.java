package sparsam.result.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.result.statistics.Statistics.Interval;

class MeansTest {
  /** R's data set {@code sleep}: Student's own (1908). */
  private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  /** Expected values: R, {@code qt(0.975, df)}. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.70620474",
    "2, 4.30265273",
    "4, 2.77644511",
    "9, 2.26215716",
    "30, 2.04227246"
  })
  void quantiles_are_what_r_says(double degrees, double quantile) {
    assertEquals(quantile, StudentT.critical(0.05, degrees), 1e-8);
  }

  /** With one and two degrees of freedom the distribution has a closed form. */
  @Test
  void tails_are_what_the_closed_forms_say() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      double t = Math.exp(random.nextDouble(-6, 6));
      double one = 1 - 2 * Math.atan(t) / Math.PI;
      double two = 1 - t / Math.sqrt(2 + t * t);
      assertEquals(one, StudentT.bothTails(t, 1), 1e-13, "t " + t);
      assertEquals(two, StudentT.bothTails(-t, 2), 1e-13, "t " + t);
    }
    assertEquals(1, StudentT.bothTails(0, 5), 0);
  }

  /** Expected values: R, {@code t.test(Pair(extra[group == 1], extra[group == 2]) ~ 1)}. */
  @Test
  void pairs_are_what_r_says() {
    MeanDifference difference = MeanDifference.paired(DRUG_1, DRUG_2, 0);
    assertEquals(-1.58, difference.value(), 1e-12);
    assertEquals(-4.062128, difference.t(), 5e-7);
    assertEquals(9, difference.degrees(), 0);
    assertEquals(0.002832890, difference.p(), 5e-10);
    assertEquals(-2.4598858, difference.interval().low(), 5e-8);
    assertEquals(-0.7001142, difference.interval().high(), 5e-8);
  }

  /** Expected values: R, {@code t.test(extra ~ group, data = sleep)}. */
  @Test
  void groups_are_what_r_says() {
    MeanDifference difference = MeanDifference.welch(Mean.of(DRUG_1), Mean.of(DRUG_2), 0);
    assertEquals(-1.8608, difference.t(), 5e-5);
    assertEquals(17.776, difference.degrees(), 5e-4);
    assertEquals(0.07939, difference.p(), 5e-6);
    assertEquals(-3.3654832, difference.interval().low(), 5e-8);
    assertEquals(0.2054832, difference.interval().high(), 5e-8);
  }

  @Test
  void groups_that_are_alike_in_themselves_are_no_surer_than_their_counts() {
    MeanDifference one =
        MeanDifference.of(Map.of(1L, 0.9, 2L, 0.9), Map.of(3L, 0.9001, 4L, 0.9001), 0.001)
            .orElseThrow();
    assertEquals(0.001 / Math.sqrt(12), one.error(), 1e-12);
    assertTrue(one.p() > 0.5, one.toString());
  }

  /** Expected values: R, {@code t.test(sleep$extra)}: mean 1.54, t 3.413 with 19 degrees. */
  @Test
  void a_mean_has_students_interval() {
    double[] all = Arrays.copyOf(DRUG_1, 20);
    System.arraycopy(DRUG_2, 0, all, 10, 10);
    Mean mean = Mean.of(all);
    assertEquals(1.54, mean.mean(), 1e-12);
    assertEquals(3.413, mean.mean() / mean.error(), 5e-4);
    Interval interval = mean.interval().orElseThrow();
    assertEquals(0.5955845, interval.low(), 5e-8);
    assertEquals(2.4844155, interval.high(), 5e-8);
    assertEquals(Optional.empty(), Mean.of(3.0).interval());
    assertThrows(IllegalArgumentException.class, () -> new Mean(0, 0, 0));
  }

  @Test
  void seeds_that_both_have_are_pairs_whatever_their_order() {
    Map<Long, Double> first = new LinkedHashMap<>();
    Map<Long, Double> second = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      first.put((long) i, DRUG_1[i]);
      second.put(9L - i, DRUG_2[9 - i]);
    }
    first.put(77L, 5.0);
    assertEquals(
        Optional.of(MeanDifference.paired(DRUG_1, DRUG_2, 0)), MeanDifference.of(first, second, 0));
    assertFalse(
        MeanDifference.of(Map.of(1L, 0.1, 2L, 0.2), Map.of(3L, 0.1, 4L, 0.3), 0)
            .orElseThrow()
            .paired());
    assertEquals(Optional.empty(), MeanDifference.of(first, Map.of(1L, 0.5), 0));
  }

  @Test
  void differences_that_happen_to_be_alike_are_no_certainty() {
    double[] first = {0.91, 0.93, 0.95};
    double[] second = {0.90, 0.92, 0.94};
    MeanDifference difference = MeanDifference.paired(first, second, 1 / 2000.0);
    assertTrue(difference.p() > 1e-6, difference.toString());
    assertEquals(1, MeanDifference.paired(first, first, 1 / 2000.0).p(), 0);
  }

  /** All 256 ways to draw four values from four give the distribution itself. */
  @Test
  void the_bootstrap_is_the_distribution_of_all_draws() {
    double[] values = {0.2, 0.5, 0.9, 1.7};
    double[] means = new double[256];
    for (int i = 0; i < 256; i++) {
      means[i] = (values[i & 3] + values[i >> 2 & 3] + values[i >> 4 & 3] + values[i >> 6 & 3]) / 4;
    }
    Arrays.sort(means);
    Interval interval = Bootstrap.of(values);
    assertEquals(interval, Bootstrap.of(values));
    // 2.5 % of 256 are 6.4 draws.
    assertTrue(means[4] <= interval.low() && interval.low() <= means[8], interval.toString());
    assertTrue(means[247] <= interval.high() && interval.high() <= means[251], interval.toString());
  }

  /**
   * Expected values: R's documentation of {@code power.t.test}: {@code n = 20, delta = 1, sd = 1}
   * has a power of 0.8689528, {@code power = .90} takes n = 22.02110; of two groups.
   */
  @Test
  void power_is_what_r_says() {
    assertEquals(0.8689528, Power.of(38, Math.sqrt(10)), 5e-8);
    assertEquals(0.9, Power.of(2 * 22.02110 - 2, Math.sqrt(22.02110 / 2)), 5e-7);
  }

  /** The fewest seeds that do, one fewer does not; the normal's rule of thumb is near. */
  @Test
  void the_seeds_needed_are_the_fewest_that_do() {
    for (double deviation : new double[] {0.002, 0.004, 0.01, 0.05}) {
      int seeds = Power.seeds(0.005, deviation).orElseThrow();
      assertTrue(Power.of(seeds, 0.005, deviation) >= 0.8, seeds + " for " + deviation);
      assertTrue(
          seeds == 2 || Power.of(seeds - 1, 0.005, deviation) < 0.8, seeds + " for " + deviation);
      double normal = Math.pow((1.959964 + 0.841621) * deviation / 0.005, 2);
      assertTrue(seeds >= normal && seeds <= normal + 4, seeds + ", not " + normal);
    }
    assertEquals(OptionalInt.empty(), Power.seeds(1e-6, 1));
    assertEquals(OptionalInt.of(2), Power.seeds(0.005, 0));
  }

  /**
   * Expected values: R, {@code summary(aov(breaks ~ wool * tension, data = warpbreaks))}: sums of
   * squares 450.7, 2034.3, 1002.8 and 5745.1.
   */
  @Test
  void variance_is_shared_out_as_r_does() {
    String[] wool = {"A", "B"};
    String[] tension = {"L", "M", "H"};
    int[] breaks = {
      26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10,
      43, 28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20,
      21, 24, 17, 13, 15, 15, 16, 28
    };
    List<List<String>> levels = new ArrayList<>();
    for (int i = 0; i < breaks.length; i++) {
      levels.add(List.of(wool[i / 27], tension[i / 9 % 3]));
    }
    List<Double> shares =
        Variance.explained(levels, Arrays.stream(breaks).asDoubleStream().toArray());
    double total = 450.7 + 2034.3 + 1002.8 + 5745.1;
    assertEquals(450.7 / total, shares.get(0), 1e-5);
    assertEquals(2034.3 / total, shares.get(1), 1e-5);
    assertEquals(
        List.of(0.0), Variance.explained(List.of(List.of("a"), List.of("b")), new double[] {1, 1}));
  }
}
