package sparsam.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sparsam.plot.lines.Band;
import sparsam.plot.lines.Points;
import sparsam.result.EpochRow;
import sparsam.result.Track;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.finding.Measured;

/**
 * Validation accuracy over seeds, epoch by epoch as far as all have come.
 *
 * @param count seeds
 * @param mean over them
 * @param lows ends of the 95 % intervals, one a point of the mean
 * @param highs the others
 */
record SeedCurve(int count, Points mean, double[] lows, double[] highs) {
  static final SeedCurve NONE = new SeedCurve(0, Points.NONE, new double[0], new double[0]);

  /**
   * @param trace of the run shown, which says where on the x axis an epoch ends
   * @param tracks of two seeds or more; else there is nothing
   */
  static SeedCurve of(Trace trace, List<Track> tracks) {
    int epochs = tracks.stream().mapToInt(track -> track.epochs().size()).min().orElse(0);
    if (tracks.size() < 2 || epochs == 0) {
      return NONE;
    }
    double[] xs = new double[epochs];
    double[] ys = new double[epochs];
    double[] lows = new double[epochs];
    double[] highs = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      List<Double> values = new ArrayList<>();
      long steps = 0;
      for (Track track : tracks) {
        EpochRow row = track.epochs().get(i);
        values.add(row.validationAccuracy());
        steps = row.steps();
      }
      Mean own = Mean.of(values);
      Interval interval = Measured.interval(own).orElseThrow();
      xs[i] = trace.at(steps);
      ys[i] = own.mean();
      lows[i] = interval.low();
      highs[i] = interval.high();
    }
    return new SeedCurve(tracks.size(), new Points(xs, ys, epochs), lows, highs);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The lowest end of an interval; infinite where there is none. */
  double low() {
    return Arrays.stream(lows).min().orElse(Double.POSITIVE_INFINITY);
  }

  Band band(int colour, String owner) {
    return new Band(mean.xs(), lows, highs, colour, owner);
  }
}
