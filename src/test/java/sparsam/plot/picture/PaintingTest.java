package sparsam.plot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.file.Png;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

@OnScreen
class PaintingTest {
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

  @Test
  void aPathInASentenceIsNotCutOff() {
    String sentence =
        "/home/somebody/folders/2026-03-04-050607-a-run/arms/SGD.tensors cannot be used: no"
            + " weights";
    Axis axis = Axis.of(Axis.Kind.LINEAR, "x");
    Picture picture = new LineChart("Loss", axis, axis, List.of(), List.of(), sentence);
    for (double width : new double[] {120, 200, 320, 900}) {
      Box sheet = new Box(0, 0, width, 300);
      for (Box line : layout(picture, width, 300).labels()) {
        assertTrue(sheet.contains(line), () -> width + ": " + line);
      }
    }
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
    BufferedImage lines =
        Toolkit.keep("plot-accuracy-" + name, Samples.accuracy(), theme, 560, 300, 2);
    Box plot = layout(Samples.accuracy(), 560, 300).plot();
    for (Series series : Samples.accuracy().series()) {
      assertTrue(pixels(lines, plot, 2, theme.colour(series.colour())) > 100, series.name());
    }
    Toolkit.keep("plot-loss-" + name, Samples.loss(20_000), theme, 560, 300, 2);
    BufferedImage bars =
        Toolkit.keep(
            "plot-histogram-" + name,
            Samples.histogram(Histogram.Counts.LINEAR),
            theme,
            560,
            300,
            2);
    Box area = layout(Samples.histogram(Histogram.Counts.LINEAR), 560, 300).plot();
    assertTrue(pixels(bars, area, 2, theme.colour(0)) > 10_000, "kept weights");
    assertTrue(pixels(bars, area, 2, theme.accent()) > 500, "the threshold");
    Toolkit.keep(
        "plot-histogram-log-" + name, Samples.histogram(Histogram.Counts.LOG), theme, 400, 220, 1);
  }

  @Test
  void theThresholdStandsWhereItsMagnitudeIs() throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    Histogram histogram = Samples.histogram(Histogram.Counts.LINEAR);
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
          Series.solid(
              "SAM ρ 0." + i + ", mask kept, as in the notebook", Samples.from(i, 3, 2, 1), i));
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
        Arguments.of("accuracy", Samples.accuracy()),
        Arguments.of("loss", Samples.loss(500)),
        Arguments.of("histogram", Samples.histogram(Histogram.Counts.LINEAR)),
        Arguments.of("log-histogram", Samples.histogram(Histogram.Counts.LOG)),
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
            Samples.from(0, 2, 1.5, 1.8, 4, NAN, NAN),
            Samples.from(0, 2, 1.2, 0.9, 0.7, 0.6, 1 / 0.0));
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
    for (Points points : new Points[] {Samples.from(3, 0.5), Samples.from(0, 0.5, 0.5, 0.5, 0.5)}) {
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
    LineChart nothingFinite = chart(Axis.Kind.LINEAR, Samples.from(0, NAN, NAN));
    assertTrue(layout(nothingFinite, 420, 240).plot().width() > 0);
  }

  /** However many points there are, as many strokes as a screen can show: so it fits in a frame. */
  @Test
  void aHundredThousandPointsAreNoMoreStrokesThanTheScreenHasColumns() {
    Theme theme = Toolkit.onScreen(Theme::dark);
    long noise = drawn(Samples.loss(100_000), theme);
    assertTrue(noise > 600 && noise < 6 * 4 * 600, noise + " strokes for six noisy curves");
    PointBuffer falling = new PointBuffer();
    for (int i = 0; i < 100_000; i++) {
      falling.add(i, Math.exp(-i / 3e4));
    }
    long smooth = drawn(chart(Axis.Kind.LINEAR, falling.points()), theme);
    assertTrue(smooth > 600 && smooth < 4 * 600, smooth + " strokes for a smooth curve");
  }

  /** How many places of lines and rectangles reach the surface. */
  private static long drawn(Picture picture, Theme theme) {
    AtomicLong places = new AtomicLong();
    InvocationHandler counting =
        (_, method, arguments) -> {
          switch (method.getName()) {
            case "polyline" -> places.addAndGet(((double[]) arguments[0]).length);
            case "clipped" -> ((Runnable) arguments[4]).run();
            default -> places.incrementAndGet();
          }
          return null;
        };
    Surface surface =
        (Surface)
            Proxy.newProxyInstance(
                Surface.class.getClassLoader(), new Class<?>[] {Surface.class}, counting);
    Toolkit.onScreen(() -> new Painter(theme).paint(surface, picture, Set.of(), 600, 320, 1));
    return places.get();
  }
}
