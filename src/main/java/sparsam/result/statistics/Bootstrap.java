package sparsam.result.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import sparsam.result.statistics.Statistics.Interval;

/** What a mean might have been, by drawing from its own measurements again (Efron 1979). */
public final class Bootstrap {
  private static final int DRAWN = 9999;
  private static final long SEED = 1;

  private Bootstrap() {}

  /**
   * The mean's 95 % interval by percentiles of means of as many values, drawn with replacement; the
   * same values always give the same interval. Of a handful of values it is too narrow, where
   * Student's is not; of many it supposes nothing of their distribution.
   *
   * @param values two or more
   */
  public static Interval of(double... values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(values.length + " values cannot be drawn from");
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    int beyond = (int) Math.round((DRAWN + 1) * Mean.LEVEL / 2);
    return new Interval(means[beyond - 1], means[DRAWN - beyond]);
  }
}
