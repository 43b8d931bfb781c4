package sparsam.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sparsam.plot.axes.Axis;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.matrix.Matrix;

/** Pictures of every kind to try things on. */
public final class Samples {
  private Samples() {}

  public static LineChart accuracy() {
    double[] dense = {.11, .933, .954, .957, .962, .963, .967, .967, .966, .966, .966};
    double[] frozen = {.938, .942, .942, .942};
    double[] sgd = {.938, .966, .969, .970};
    double[] sam = {.938, .966, .969, .973};
    return new LineChart(
        "Accuracy",
        Axis.of(Axis.Kind.WHOLE, "epoch").between(0, 13),
        Axis.of(Axis.Kind.PERCENT, "validation accuracy").between(.90, Double.NaN),
        List.of(
            Series.solid("dense", from(0, dense), 6),
            Series.solid("SGD, as in the notebook", from(10, frozen), 0),
            Series.solid("SGD, mask kept", from(10, sgd), 1),
            Series.solid("SAM ρ 0.05, mask kept", from(10, sam), 2)),
        List.of(new LineChart.Mark(10, "pruned 50 %")),
        "");
  }

  public static Points from(int start, double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = start + i;
    }
    return Points.of(xs, ys);
  }

  public static LineChart loss(int n) {
    List<Series> series = new ArrayList<>();
    for (int arm = 0; arm < 3; arm++) {
      Random random = new Random(arm);
      PointBuffer raw = new PointBuffer();
      PointBuffer smooth = new PointBuffer();
      double mean = 2.3;
      for (int i = 0; i < n; i++) {
        double y =
            0.02 * arm + 0.03 + 2.3 * Math.exp(-i * 20.0 / n) + 0.4 / Math.sqrt(1 + i * 1000.0 / n);
        y *= Math.exp(random.nextGaussian() * 0.4);
        mean = 0.98 * mean + 0.02 * y;
        raw.add(i, y);
        smooth.add(i, mean);
      }
      series.add(arm, new Series("", raw.points(), arm, Series.Stroke.GHOST));
      series.add(Series.solid("arm " + arm, smooth.points(), arm));
    }
    return new LineChart(
        "Training loss",
        Axis.of(Axis.Kind.WHOLE, "step"),
        Axis.of(Axis.Kind.LOG, "cross-entropy").withUnit("nats"),
        series,
        List.of(),
        "");
  }

  public static float[] weights(int n) {
    Random random = new Random(7);
    float[] w = new float[n];
    for (int i = 0; i < n; i++) {
      w[i] = (float) (random.nextGaussian() * 0.018 + (random.nextDouble() - 0.5) * 0.04);
    }
    return w;
  }

  /** What pruning at a threshold leaves, in 120 bins to ±0.08. */
  private static Bins bins(float[] w, double threshold) {
    int[] counts = new int[120];
    int zeros = 0;
    int beyond = 0;
    for (float value : w) {
      int bin = 60 + (int) Math.floor(value / 0.08 * 60);
      if (Math.abs(value) <= threshold) {
        zeros++;
      } else if (bin >= 0 && bin < counts.length) {
        counts[bin]++;
      } else {
        beyond++;
      }
    }
    return new Bins(0.08, counts, zeros, beyond);
  }

  public static Histogram histogram(Histogram.Counts counts) {
    float[] w = weights(200_000);
    return new Histogram(
        "Weights",
        "weight",
        "count",
        counts,
        List.of(
            new Histogram.Bars("before pruning", bins(w, 0), 6, Histogram.Fill.PALE, ""),
            new Histogram.Bars("after", bins(w, 0.015), 0, Histogram.Fill.SOLID, "97,637 zeros")),
        List.of(new Histogram.Threshold(0.015, "|w| ≤ 0.0150")),
        "");
  }

  public static Matrix confusion(List<String> names) {
    Random random = new Random(2);
    int[] counts = new int[100];
    for (int i = 0; i < 100; i++) {
      counts[i] =
          i % 11 == 0 ? 170 + random.nextInt(60) : (int) Math.max(0, random.nextGaussian() * 6);
    }
    counts[49] = 12;
    return new Matrix(
        "Confusion", "true", "read as", "images", names, names, counts, true, "No answers yet.");
  }

  /** Rings, like zeros; one pixel of each is the brightest. */
  public static Gallery gallery(int n) {
    List<Gallery.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      float[] pixels = new float[28 * 28];
      double radius = 5 + i % 7;
      for (int p = 0; p < pixels.length; p++) {
        int row = p / 28;
        double distance = Math.hypot(p % 28 - 13.5, row - 13.5);
        pixels[p] = (float) Math.max(0, 1 - Math.abs(distance - radius) / 2);
      }
      tiles.add(new Gallery.Tile(pixels, 28, i % 10 + " → " + (i + 3) % 10));
    }
    return new Gallery("Misread", tiles, "and %d more", "None.");
  }
}
