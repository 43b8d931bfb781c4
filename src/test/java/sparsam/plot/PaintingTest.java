package sparsam.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Toolkit.class)
class PaintingTest {
  static LineChart accuracy() {
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

  static Points from(int start, double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = start + i;
    }
    return Points.of(xs, ys);
  }

  static LineChart loss(int n) {
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

  static float[] weights(int n) {
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

  static Histogram histogram(Histogram.Counts counts) {
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

  private static final double NAN = Double.NaN;

  private static LineChart chart(Axis.Kind y, Points... curves) {
    List<Series> series = new ArrayList<>();
    for (Points points : curves) {
      series.add(Series.solid("curve " + series.size(), points, series.size()));
    }
    return new LineChart(
        "Loss", Axis.of(Axis.Kind.WHOLE, "epoch"), Axis.of(y, "loss"), series, List.of(), "");
  }

  private static Layout layout(Picture picture, double width, double height) {
    return Toolkit.onScreen(
        () -> {
          Canvas canvas = new Canvas(width, height);
          return new Painter(Theme.light())
              .paint(canvas.getGraphicsContext2D(), picture, width, height, 1);
        });
  }

  /** How many pixels of an area come close to a colour. */
  private static int pixels(BufferedImage image, Box box, double scale, Color colour) {
    int found = 0;
    for (int y = (int) (box.y() * scale); y < box.bottom() * scale; y++) {
      for (int x = (int) (box.x() * scale); x < box.right() * scale; x++) {
        int rgb = image.getRGB(x, y);
        double distance =
            Math.abs((rgb >> 16 & 255) - 255 * colour.getRed())
                + Math.abs((rgb >> 8 & 255) - 255 * colour.getGreen())
                + Math.abs((rgb & 255) - 255 * colour.getBlue());
        found += distance < 12 ? 1 : 0;
      }
    }
    return found;
  }

  static Stream<Theme> themes() {
    return Toolkit.onScreen(() -> Stream.of(Theme.light(), Theme.dark(), Theme.print()));
  }

  @ParameterizedTest
  @MethodSource("themes")
  void everySeriesIsSeenInItsColourInEveryTheme(Theme theme) throws Exception {
    String name =
        theme.background().equals(Color.WHITE)
            ? theme.ink().equals(Color.BLACK) ? "print" : "light"
            : "dark";
    BufferedImage lines = Toolkit.keep("plot-accuracy-" + name, accuracy(), theme, 560, 300, 2);
    Box plot = layout(accuracy(), 560, 300).plot();
    for (Series series : accuracy().series()) {
      assertTrue(pixels(lines, plot, 2, theme.colour(series.colour())) > 100, series.name());
    }
    Toolkit.keep("plot-loss-" + name, loss(20_000), theme, 560, 300, 2);
    BufferedImage bars =
        Toolkit.keep(
            "plot-histogram-" + name, histogram(Histogram.Counts.LINEAR), theme, 560, 300, 2);
    Box area = layout(histogram(Histogram.Counts.LINEAR), 560, 300).plot();
    assertTrue(pixels(bars, area, 2, theme.colour(0)) > 10_000, "kept weights");
    assertTrue(pixels(bars, area, 2, theme.accent()) > 500, "the threshold");
    Toolkit.keep("plot-histogram-log-" + name, histogram(Histogram.Counts.LOG), theme, 400, 220, 1);
  }

  @Test
  void theThresholdStandsWhereItsMagnitudeIs() throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    Histogram histogram = histogram(Histogram.Counts.LINEAR);
    BufferedImage image = Toolkit.onScreen(() -> Png.render(histogram, theme, 560, 300, 2));
    Box plot = layout(histogram, 560, 300).plot();
    double limit = histogram.bars().getFirst().bins().limit();
    for (int side : new int[] {-1, 1}) {
      double x = plot.x() + plot.width() * (side * 0.015 + limit) / (2 * limit);
      Box line = new Box(x - 1.5, plot.y(), 3, plot.height());
      assertTrue(pixels(image, line, 2, theme.accent()) > plot.height(), "side " + side);
    }
  }

  static Stream<Arguments> pictures() {
    List<Series> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(
          Series.solid("SAM ρ 0." + i + ", mask kept, as in the notebook", from(i, 3, 2, 1), i));
    }
    LineChart crowded =
        new LineChart(
            "Many arms",
            Axis.of(Axis.Kind.WHOLE, "epoch"),
            Axis.of(Axis.Kind.LINEAR, "a quantity with quite a long name").withUnit("nats"),
            many,
            List.of(
                new LineChart.Mark(3, "pruned 50 %"),
                new LineChart.Mark(3.2, "ρ 0.05 → 0.1"),
                new LineChart.Mark(10, "the end of it all")),
            "");
    LineChart large =
        chart(Axis.Kind.LINEAR, Points.of(new double[] {0, 4e6}, new double[] {-2.5e12, 9.9e12}));
    return Stream.of(
        Arguments.of("accuracy", accuracy()),
        Arguments.of("loss", loss(500)),
        Arguments.of("histogram", histogram(Histogram.Counts.LINEAR)),
        Arguments.of("log-histogram", histogram(Histogram.Counts.LOG)),
        Arguments.of("crowded", crowded),
        Arguments.of("large", large));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void atNoSizeAnyTextIsCutOffOrLiesOverAnother(String name, Picture picture) throws Exception {
    for (double[] size :
        new double[][] {{900, 500}, {560, 300}, {320, 200}, {240, 150}, {160, 90}}) {
      Layout layout = layout(picture, size[0], size[1]);
      Box sheet = new Box(0, 0, size[0], size[1]);
      List<Box> texts = new ArrayList<>(layout.labels());
      layout.legend().forEach(entry -> texts.add(entry.box()));
      for (int i = 0; i < texts.size(); i++) {
        String said = picture.title() + " at " + sheet + ": " + texts.get(i);
        assertTrue(sheet.contains(texts.get(i)), said);
        for (int j = i + 1; j < texts.size(); j++) {
          assertFalse(texts.get(i).overlaps(texts.get(j)), said + " and " + texts.get(j));
        }
      }
      for (Layout.Entry entry : layout.legend()) {
        assertFalse(
            entry.box().overlaps(layout.plot()), () -> picture.title() + " legend " + entry);
      }
    }
    Theme theme = Toolkit.onScreen(Theme::light);
    Toolkit.keep("plot-narrow-" + name, picture, theme, 320, 200, 2);
  }

  @Test
  void whatIsNotANumberIsToldByACrossAndTheRestIsDrawn() throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    LineChart diverging =
        chart(
            Axis.Kind.LINEAR,
            from(0, 2, 1.5, 1.8, 4, NAN, NAN),
            from(0, 2, 1.2, 0.9, 0.7, 0.6, 1 / 0.0));
    BufferedImage image = Toolkit.keep("plot-diverging", diverging, theme, 400, 240, 2);
    Box plot = layout(diverging, 400, 240).plot();
    double x = plot.x() + plot.width() * 4 / 5;
    assertTrue(pixels(image, new Box(x - 5, plot.y() - 4, 10, 10), 2, theme.colour(0)) > 20);
    assertTrue(pixels(image, plot, 2, theme.colour(1)) > 200);
  }

  @ParameterizedTest
  @EnumSource(Axis.Kind.class)
  void onePointOrAConstantLieInsideThePlot(Axis.Kind kind) throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    for (Points points : new Points[] {from(3, 0.5), from(0, 0.5, 0.5, 0.5, 0.5)}) {
      LineChart chart = chart(kind, points);
      BufferedImage image =
          Toolkit.keep("plot-" + points.count() + "-points-" + kind, chart, theme, 300, 180, 2);
      Box plot = layout(chart, 300, 180).plot();
      Box inner = new Box(plot.x(), plot.y() + 8, plot.width(), plot.height() - 16);
      assertTrue(pixels(image, inner, 2, theme.colour(0)) > 40, kind + " " + points.count());
    }
  }

  @Test
  void withoutDataASentenceStandsInTheMiddle() throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    LineChart none =
        new LineChart(
            "Accuracy",
            Axis.of(Axis.Kind.WHOLE, "epoch"),
            Axis.of(Axis.Kind.PERCENT, "accuracy"),
            List.of(Series.solid("dense", Points.NONE, 0)),
            List.of(),
            "Press Run: the accuracy of every arm is drawn here, epoch by epoch.");
    Toolkit.keep("plot-empty", none, theme, 420, 240, 2);
    Layout layout = layout(none, 420, 240);
    assertEquals(0, layout.plot().width());
    assertTrue(layout.legend().isEmpty());
    assertTrue(layout.labels().size() >= 2, "title and sentence");
    LineChart nothingFinite = chart(Axis.Kind.LINEAR, from(0, NAN, NAN));
    assertTrue(layout(nothingFinite, 420, 240).plot().width() > 0);
  }

  @Test
  void fourChartsOfAHundredThousandPointsAreDrawnWithinAFrame() throws Exception {
    LineChart chart = loss(100_000);
    Theme theme = Toolkit.onScreen(Theme::dark);
    Canvas canvas = Toolkit.onScreen(() -> new Canvas(600, 320));
    Painter painter = Toolkit.onScreen(() -> new Painter(theme));
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 12; i++) {
      double took =
          Toolkit.onScreen(
              () -> {
                long start = System.nanoTime();
                painter.paint(canvas.getGraphicsContext2D(), chart, 600, 320, 1);
                double recorded = (System.nanoTime() - start) / 1e6;
                canvas.snapshot(null, null);
                double shown = (System.nanoTime() - start) / 1e6;
                System.out.printf(
                    "6 × 100,000 points: %.1f ms, with pixels %.1f ms%n", recorded, shown);
                return recorded;
              });
      best = Math.min(best, took);
    }
    assertTrue(best < 40, best + " ms for six curves of 100,000 points");
  }
}
