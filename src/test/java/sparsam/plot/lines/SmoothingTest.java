package sparsam.plot.lines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  private static double[] smooth(double span, double... values) {
    Smoothing smoothing = new Smoothing(span);
    for (int i = 0; i < values.length; i++) {
      smoothing.add(i, values[i]);
    }
    Points points = smoothing.points();
    return Arrays.copyOf(points.ys(), points.count());
  }

  @Test
  void aConstantStaysItselfFromTheFirstValueOn() {
    assertArrayEquals(new double[] {3, 3, 3}, smooth(20, 3, 3, 3), 1e-12);
  }

  @Test
  void theAverageIsWeightedTowardsTheLatest() {
    // Span 2: weights ½ and ¼ of 4 and 1 → (4/2 + 1/4) / (3/4) = 3.
    assertArrayEquals(new double[] {1, 3}, smooth(2, 1, 4), 1e-12);
    assertArrayEquals(new double[] {1, 4, 2}, smooth(1, 1, 4, 2), 1e-12);
  }

  @Test
  void whatIsNotFiniteIsShownAndForgotten() {
    assertArrayEquals(new double[] {2, Double.NaN, 2}, smooth(5, 2, Double.NaN, 2), 1e-12);
  }

  @Test
  void aSpanBelowOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Smoothing(0.5));
    assertEquals(0, smooth(1).length);
  }
}
