package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.plot.histogram.Bins;
import sparsam.result.Distribution;

class SpreadTest {
  private static float[] values(int count, double spread) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (spread * random.nextGaussian());
    }
    return values;
  }

  private static Distribution spread(float[] values) {
    return Distribution.of("fc.weight", values);
  }

  /** Counts each value by itself. */
  private static int[] counted(double limit, int bins, List<float[]> all) {
    int[] counts = new int[bins];
    double width = 2 * limit / bins;
    for (float[] values : all) {
      for (float value : values) {
        double distance = Math.floor(Math.abs((double) value) / width);
        if (value != 0 && distance < bins / 2.0) {
          counts[value > 0 ? bins / 2 + (int) distance : bins / 2 - 1 - (int) distance]++;
        }
      }
    }
    return counts;
  }

  @Test
  void everyValueIsInItsBinHoweverDifferentTheDistributionsAre() {
    List<float[]> all = List.of(values(5000, 0.03), values(300, 0.7), values(40, 0.0001));
    List<Distribution> spreads = all.stream().map(SpreadTest::spread).toList();
    for (double outside : new double[] {0, 0.001, 0.02, 0.5}) {
      double limit = Spread.limit(spreads, outside);
      Bins bins = Spread.bins(spreads, limit);
      assertArrayEquals(counted(limit, bins.counts().length, all), bins.counts());
      assertEquals(5340, bins.total(), "none is lost");
      assertTrue(bins.beyond() <= outside * 5340, bins.beyond() + " at " + outside);
    }
  }

  @Test
  void theLimitIsHardlyWiderThanItMustBe() {
    Distribution one = spread(values(5000, 0.03));
    double whole = Spread.limit(List.of(one), 0);
    assertTrue(whole >= one.limit() && whole < 1.07 * one.limit(), whole + "");
    double most = Spread.limit(List.of(one), 0.32);
    assertEquals(0.03, most, 0.003, "a third of a bell's weights lie beyond its deviation");
  }

  @Test
  void oneLimitHoldsForPicturesThatAreCompared() {
    Distribution small = spread(values(1000, 0.01));
    Distribution large = spread(values(999, 1));
    double limit = Spread.limit(List.of(small, large), 0);
    assertEquals(0, Spread.bins(List.of(large), limit).beyond());
    assertEquals(limit, Spread.bins(List.of(small), limit).limit());
    assertEquals(1000, Spread.bins(List.of(small), limit).total());
  }

  @Test
  void zerosDoNotCountAsWeightsInside() {
    float[] dense = values(2000, 0.03);
    float[] sparse = new float[20_000];
    System.arraycopy(dense, 0, sparse, 0, dense.length);
    assertEquals(
        Spread.limit(List.of(spread(dense)), 0.02), Spread.limit(List.of(spread(sparse)), 0.02));
    Bins bins = Spread.bins(List.of(spread(sparse)), 1);
    assertEquals(18_000, bins.zeros());
  }

  @Test
  void aNetworkOfZerosHasBinsToo() {
    Distribution nothing = spread(new float[7]);
    assertEquals(1, Spread.limit(List.of(nothing), 0));
    assertEquals(1, Spread.limit(List.of(), 0));
    assertEquals(7, Spread.bins(List.of(nothing), 1).zeros());
    Distribution one = spread(new float[] {0.25f});
    double limit = Spread.limit(List.of(nothing, one), 0);
    assertEquals(1, Spread.bins(List.of(nothing, one), limit).counts().length / 120);
    assertEquals(8, Spread.bins(List.of(nothing, one), limit).total());
  }
}
