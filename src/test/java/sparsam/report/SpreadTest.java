package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.experiment.Distribution;
import sparsam.plot.Bins;

class SpreadTest {
  private static float[] normal(long seed, int count, double scale) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i % 10 == 0 ? 0 : (float) (scale * random.nextGaussian());
    }
    return values;
  }

  @Test
  void everyWeightIsInTheBinItWouldBeInWithoutTheDetour() {
    float[] narrow = normal(1, 3000, 0.01);
    float[] wide = normal(2, 2000, 0.7);
    List<Distribution> layers = List.of(Distribution.of("a", narrow), Distribution.of("b", wide));
    double limit = Spread.limit(layers, 0.01);
    Bins bins = Spread.bins(layers, limit);
    float[] all = Arrays.copyOf(narrow, 5000);
    System.arraycopy(wide, 0, all, 3000, 2000);
    int half = bins.counts().length / 2;
    int[] counts = new int[2 * half];
    int beyond = 0;
    for (float value : all) {
      int distance = (int) Math.floor(Math.abs((double) value) / (limit / half));
      if (value != 0 && distance < half) {
        counts[value > 0 ? half + distance : half - 1 - distance]++;
      } else if (value != 0) {
        beyond++;
      }
    }
    assertArrayEquals(counts, bins.counts());
    assertEquals(500, bins.zeros());
    assertEquals(beyond, bins.beyond());
    assertTrue(beyond > 0 && beyond <= 45, "one in a hundred of 4,500, not " + beyond);
    assertEquals(5000, bins.total());
  }

  @Test
  void oneLimitHoldsForPicturesThatAreCompared() {
    Distribution small = Distribution.of("a", normal(1, 1000, 0.01));
    Distribution large = Distribution.of("a", normal(2, 1000, 1));
    double limit = Spread.limit(List.of(small, large), 0);
    assertEquals(0, Spread.bins(List.of(large), limit).beyond());
    assertEquals(limit, Spread.bins(List.of(small), limit).limit());
    assertEquals(1000, Spread.bins(List.of(small), limit).total());
  }

  @Test
  void aNetworkOfZerosHasALimitToo() {
    Distribution none = Distribution.of("a", new float[7]);
    assertEquals(1, Spread.limit(List.of(none), 0.001));
    assertEquals(7, Spread.bins(List.of(none), 1).zeros());
    Distribution some = Distribution.of("a", new float[] {0, 0.5f, -0.25f});
    assertEquals(2, Arrays.stream(Spread.bins(List.of(some, none), 1).counts()).sum());
  }
}
