package sparsam.ui.weights;

import java.util.List;
import sparsam.experiment.Distribution;
import sparsam.plot.Bins;

/**
 * Makes the bins of one picture from distributions, exactly: a picture's bin is a whole number of
 * every distribution's narrow ones, so that no weight is counted in a neighbour's bin.
 */
final class Binning {
  /** Bins on either side of zero. */
  private static final int HALF = 60;

  private Binning() {}

  /**
   * A limit that leaves at most a part of the weights outside; 1 where every weight is zero. Zeros
   * do not count: a pruned network would be cut to its smallest weights otherwise.
   *
   * @param outside the part of the non-zero weights that may lie outside, 0 to below 1
   */
  static double limit(List<Distribution> all, double outside) {
    double width = 0;
    double reach = 0;
    for (Distribution one : all) {
      if (one.counts().length > 0) {
        width = Math.max(width, one.width());
        reach = Math.max(reach, one.limit());
      }
    }
    if (width == 0) {
      return 1;
    }
    long[] magnitudes = new long[(int) Math.ceil(reach / width)];
    long weights = 0;
    for (Distribution one : all) {
      int perBin = (int) (width / one.width());
      int half = one.counts().length / 2;
      for (int i = 0; i < half; i++) {
        int both = one.counts()[half + i] + one.counts()[half - 1 - i];
        magnitudes[i / perBin] += both;
        weights += both;
      }
    }
    long allowed = (long) (outside * weights);
    int bins = magnitudes.length;
    long left = magnitudes[bins - 1];
    while (bins > 1 && left <= allowed) {
      bins--;
      left += magnitudes[bins - 1];
    }
    return Math.ceilDiv(bins, HALF) * width * HALF;
  }

  /**
   * Some distributions together.
   *
   * @param limit of {@link #limit} for these distributions, and others perhaps
   */
  static Bins bins(List<Distribution> together, double limit) {
    int[] counts = new int[2 * HALF];
    long zeros = 0;
    long beyond = 0;
    for (Distribution one : together) {
      zeros += one.zeros();
      int perBin = (int) (limit / HALF / one.width());
      int half = one.counts().length / 2;
      for (int i = 0; i < half; i++) {
        int above = one.counts()[half + i];
        int below = one.counts()[half - 1 - i];
        int bin = i / perBin;
        if (bin < HALF) {
          counts[HALF + bin] += above;
          counts[HALF - 1 - bin] += below;
        } else {
          beyond += above + below;
        }
      }
    }
    return new Bins(limit, counts, Math.toIntExact(zeros), Math.toIntExact(beyond), 0);
  }
}
