package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sparsam.result.statistics.Statistics;

class ComparisonTest {
  private static Comparison of(int onlyFirst, int onlySecond, int pairs) {
    double p = Statistics.mcnemar(onlyFirst, onlySecond);
    return new Comparison(
        "SGD", "SAM", onlyFirst, onlySecond, 2000, p, Math.min(1, pairs * p), pairs);
  }

  @Test
  void a_small_difference_is_not_separable() {
    assertEquals(
        "SGD and SAM are not separable at this size (p = 0.74; exactly one of them is right on 37"
            + " of 2,000 images)",
        of(17, 20, 1).verdict());
  }

  @Test
  void a_clear_one_names_the_better() {
    assertEquals(
        "SGD is better than SAM (p = 0.017; where exactly one of them is right, it is so on 25 of"
            + " 35 images)",
        of(25, 10, 1).verdict());
    assertEquals(
        "SAM is better than SGD (p = 4 × 10⁻⁶; where exactly one of them is right, it is so on 121"
            + " of 180 images)",
        of(59, 121, 1).verdict());
    assertTrue(of(25, 10, 1).separable());
  }

  @Test
  void correction_for_several_pairs_is_said_and_decides() {
    assertFalse(of(25, 10, 3).separable());
    assertEquals(
        "SGD and SAM are not separable at this size (p = 0.050 corrected for 3 pairs; exactly one"
            + " of them is right on 35 of 2,000 images)",
        of(25, 10, 3).verdict());
  }

  @Test
  void the_same_answers_need_no_test() {
    assertEquals("SGD and SAM are right on the same images", of(0, 0, 3).verdict());
  }

  @Test
  void a_p_value_below_every_digit_is_not_zero() {
    assertTrue(of(0, 1100, 1).verdict().contains("p < 10⁻¹²"), of(0, 1100, 1).verdict());
  }

  @Test
  void pairs_are_counted_image_by_image() {
    int[] labels = {1, 2, 3, 4, 5};
    Map<String, int[]> predictions = new LinkedHashMap<>();
    predictions.put("a", new int[] {1, 2, 3, 0, 0});
    predictions.put("b", new int[] {1, 0, 0, 4, 9});
    predictions.put("c", new int[] {1, 2, 3, 4, 5});
    List<Comparison> comparisons = Comparisons.of(predictions, labels);
    assertEquals(
        List.of("a b 2 1", "a c 0 2", "b c 0 3"),
        comparisons.stream()
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        "%s %s %d %d",
                        c.first(),
                        c.second(),
                        c.onlyFirst(),
                        c.onlySecond()))
            .toList());
    assertArrayEquals(
        new double[] {1, 0.5, 0.25},
        comparisons.stream().mapToDouble(Comparison::p).toArray(),
        1e-12);
    assertArrayEquals(
        new double[] {1, 1, 0.75},
        comparisons.stream().mapToDouble(Comparison::holm).toArray(),
        1e-12);
    assertEquals(3, comparisons.getFirst().pairs());
    assertEquals(5, comparisons.getFirst().count());
  }

  @Test
  void one_network_has_no_pair() {
    assertEquals(List.of(), Comparisons.of(Map.of("a", new int[] {1}), new int[] {1}));
  }
}
