package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_value_is_counted_once_in_the_bin_that_holds_it(long seed) {
    Random random = new Random(seed);
    float[] values = new float[500];
    float scale = (float) Math.pow(10, random.nextDouble(-20, 20));
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 == 0 ? 0 : (float) random.nextGaussian() * scale;
    }
    Distribution spread = Distribution.of("w", values);
    assertEquals(500, spread.total());
    assertEquals(72, spread.zeros());
    assertEquals(
        spread.width(), Math.scalb(1.0, Math.getExponent(spread.width())), "a power of two");
    int half = spread.counts().length / 2;
    int[] counts = spread.counts().clone();
    for (float value : values) {
      for (int i = 0; i < half && value != 0; i++) {
        double low = i * spread.width();
        double high = (i + 1) * spread.width();
        if (Math.abs((double) value) >= low && Math.abs((double) value) < high) {
          counts[value > 0 ? half + i : half - 1 - i]--;
        }
      }
    }
    for (int left : counts) {
      assertEquals(0, left);
    }
    assertTrue(half > 1024 && half <= 2048, () -> half + " bins a side");
  }

  @Test
  void zeros_alone_are_a_distribution_too_and_what_is_no_number_is_left_out() {
    assertEquals(3, Distribution.of("w", new float[3]).zeros());
    assertEquals(0, Distribution.of("w", new float[3]).limit());
    float[] broken = {1, Float.NaN, Float.POSITIVE_INFINITY, 0};
    assertEquals(2, Distribution.of("w", broken).total());
    Distribution wide = Distribution.of("w", new float[] {Float.MAX_VALUE, Float.MIN_VALUE});
    assertEquals(2, wide.total());
    assertEquals(1, wide.counts()[wide.counts().length - 1]);
    assertEquals(1, wide.counts()[wide.counts().length / 2]);
  }
}
