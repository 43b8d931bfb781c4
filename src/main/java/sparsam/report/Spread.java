package sparsam.report;

import java.util.Collection;
import sparsam.plot.histogram.Bins;
import sparsam.result.Distribution;

/**
 * Distributions of weights as the bins of a picture, exactly: a bin of the picture is a whole
 * number of every distribution's narrow ones, which are powers of two wide.
 */
public final class Spread {
  /** Bins of a picture on either side of zero. */
  private static final int HALF = 60;

  private Spread() {}

  /**
   * The one limit of pictures that are to be compared; 1 where every weight is zero. Zeros do not
   * count: they would hide all others of a pruned network.
   *
   * @param outside the part of the other weights that may lie beyond, 0 to below 1
   */
  public static double limit(Collection<Distribution> all, double outside) {
    double width =
        all.stream().filter(Spread::filled).mapToDouble(Distribution::width).max().orElse(0);
    if (width == 0) {
      return 1;
    }
    double reach =
        all.stream().filter(Spread::filled).mapToDouble(Distribution::limit).max().orElse(width);
    long[] magnitudes = new long[(int) Math.ceil(reach / width)];
    long weights = 0;
    for (Distribution one : all) {
      int half = one.counts().length / 2;
      for (int i = 0; i < half; i++) {
        int both = one.counts()[half + i] + one.counts()[half - 1 - i];
        magnitudes[(int) (i * one.width() / width)] += both;
        weights += both;
      }
    }
    long left = (long) (outside * weights);
    int bins = magnitudes.length;
    while (bins > 1 && magnitudes[bins - 1] <= left) {
      left -= magnitudes[bins - 1];
      bins--;
    }
    return Math.ceilDiv(bins, HALF) * HALF * width;
  }

  private static boolean filled(Distribution one) {
    return one.counts().length > 0;
  }

  /**
   * Some distributions together, as those of a network's layers.
   *
   * @param limit of {@link #limit} for these and whatever they are compared with
   */
  public static Bins bins(Collection<Distribution> together, double limit) {
    int[] counts = new int[2 * HALF];
    long zeros = 0;
    long beyond = 0;
    for (Distribution one : together) {
      zeros += one.zeros();
      int half = one.counts().length / 2;
      int narrow = Math.max(1, (int) (limit / HALF / one.width()));
      for (int i = 0; i < half; i++) {
        int positive = one.counts()[half + i];
        int negative = one.counts()[half - 1 - i];
        int bin = i / narrow;
        if (bin < HALF) {
          counts[HALF + bin] += positive;
          counts[HALF - 1 - bin] += negative;
        } else {
          beyond += positive + negative;
        }
      }
    }
    return new Bins(limit, counts, Math.toIntExact(zeros), Math.toIntExact(beyond));
  }
}
