package sparsam.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void everyValueIsCountedOnceInItsPlace() {
    float[] values = {-1f, -0.6f, -0.1f, 0f, -0f, 0.1f, 0.5f, 1f, 1.5f, Float.NaN, 1f / 0f};
    Bins bins = Bins.of(values, 1, 4);
    assertArrayEquals(new int[] {2, 1, 1, 2}, bins.counts());
    assertEquals(2, bins.zeros());
    assertEquals(1, bins.beyond());
    assertEquals(2, bins.notFinite());
    assertEquals(values.length, bins.total());
  }

  @Test
  void aValueAndItsOppositeLieInMirroredBins() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      float value = i % 10 == 0 ? 0.25f * (1 + i % 4) : random.nextFloat();
      int[] right = Bins.of(new float[] {value}, 1, 40).counts();
      int[] left = Bins.of(new float[] {-value}, 1, 40).counts();
      assertArrayEquals(IntStream.range(0, 40).map(k -> right[39 - k]).toArray(), left);
    }
  }

  @Test
  void pruningTakesMagnitudesAtOrBelowTheThreshold() {
    float[] values = {-0.5f, -0.25f, 0.1f, 0.25f, 0.3f};
    Bins bins = Bins.above(values, 0.25, 0.5, 4);
    assertEquals(3, bins.zeros());
    assertArrayEquals(new int[] {1, 0, 0, 1}, bins.counts());
  }

  @Test
  void layersAddUp() {
    Bins one = Bins.of(new float[] {0.1f, 0f}, 1, 2);
    Bins two = Bins.of(new float[] {-0.1f, 0.2f, 3f}, 1, 2);
    assertEquals(5, one.plus(two).total());
    assertArrayEquals(new int[] {1, 2}, one.plus(two).counts());
    assertThrows(IllegalArgumentException.class, () -> one.plus(Bins.of(new float[0], 2, 2)));
  }

  @Test
  void theLimitIsRoundAndLeavesHardlyAnyOutside() {
    Random random = new Random(5);
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.02 * random.nextGaussian());
    }
    values[7] = 3f;
    double limit = Bins.limit(values, 0.001);
    assertEquals(0.08, limit, 1e-12);
    assertTrue(Bins.of(values, limit, 100).beyond() <= 100);
  }

  @Test
  void theLimitHoldsForOddWeights() {
    assertEquals(1, Bins.limit(new float[0], 0.001));
    assertEquals(1, Bins.limit(new float[] {0, Float.NaN, 1f / 0f}, 0.001));
    assertEquals(0.25, Bins.limit(new float[] {0.25f, 0.25f}, 0.001), 1e-12);
    assertTrue(Bins.limit(new float[] {Float.MIN_VALUE}, 0.001) > 0);
    assertTrue(Double.isFinite(Bins.limit(new float[] {Float.MAX_VALUE}, 0.001)));
  }

  @Test
  void twoHundredThousandWeightsAreCountedWithinAFrame() {
    float[] values = PaintingTest.weights(200_000);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      Bins bins = Bins.above(values, 0.01, 0.1, 120);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      assertEquals(values.length, bins.total());
    }
    System.out.printf("bins over 200,000 weights: %.2f ms%n", best);
    assertTrue(best < 16, "a frame has 16 ms");
  }
}
