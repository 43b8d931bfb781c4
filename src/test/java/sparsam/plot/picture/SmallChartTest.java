package sparsam.plot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.file.Png;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

/** Charts for side panels: the accuracy just after pruning against what is pruned. */
@OnScreen
class SmallChartTest {
  private static final int N = 25;

  static LineChart cliff(int computed, String xName, String yName) {
    double[] xs = new double[computed];
    double[] ys = new double[computed];
    for (int i = 0; i < computed; i++) {
      xs[i] = i / (N - 1.0);
      ys[i] = 0.1 + 0.86 / (1 + Math.exp((xs[i] - 0.82) * 26));
    }
    return new LineChart(
        "",
        Axis.of(Axis.Kind.PERCENT, xName).between(0, 1),
        Axis.of(Axis.Kind.PERCENT, yName).between(0, 1),
        List.of(
            Series.solid("accuracy just after pruning", Points.of(xs, ys), 0),
            new Series(
                "", Points.of(new double[] {xs[15]}, new double[] {ys[15]}), 1, Series.Stroke.DOT)),
        List.of(),
        "");
  }

  private static Layout layout(Picture picture, double width, double height) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(
                    new Canvas(width, height).getGraphicsContext2D(), picture, width, height, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "230, 110, pruned, accuracy",
    "230, 110, '', ''",
    "260, 120, fraction pruned, accuracy",
    "180, 90, pruned, ''",
    "140, 80, '', ''"
  })
  void aSidePanelsChartHasFewTicksThatKeepApart(
      double width, double height, String xName, String yName) throws Exception {
    for (Theme theme : Toolkit.onScreen(() -> List.of(Theme.light(), Theme.dark()))) {
      String name = theme.equals(Toolkit.onScreen(Theme::light)) ? "light" : "dark";
      LineChart chart = cliff(N, xName, yName);
      Toolkit.keep(
          String.format(
              Locale.ROOT, "plot-cliff-%.0f%s-%s", width, xName.isEmpty() ? "" : "-named", name),
          chart,
          theme,
          width,
          height,
          2);
      Layout layout = layout(chart, width, height);
      Box sheet = new Box(0, 0, width, height);
      List<Box> texts = new ArrayList<>(layout.labels());
      layout.legend().forEach(entry -> texts.add(entry.box()));
      for (Box text : texts) {
        assertTrue(sheet.contains(text), () -> text + " in " + sheet);
        assertTrue(
            texts.stream().filter(text::overlaps).count() == 1, () -> text + " lies over another");
        assertFalse(text.overlaps(layout.plot()), text::toString);
      }
      assertTrue(layout.plot().height() >= 0.35 * height, layout::toString);
      assertTrue(layout.labels().size() >= 4, "two ticks an axis");
    }
  }

  @Test
  void whereOneIsStandsOutFromTheCurve() throws Exception {
    Theme theme = Toolkit.onScreen(Theme::light);
    LineChart chart = cliff(N, "pruned", "accuracy");
    BufferedImage image = Toolkit.onScreen(() -> Png.render(chart, theme, 230, 110, 4));
    Layout layout = layout(chart, 230, 110);
    Series here = chart.series().get(1);
    double x = 4 * layout.x().position(here.points().xs()[0]);
    double y = 4 * layout.y().position(here.points().ys()[0]);
    assertEquals(theme.colour(1).toString(), hex(image, x, y));
    assertEquals(theme.colour(1).toString(), hex(image, x, y - 4 * 3.5));
    assertEquals(theme.background().toString(), hex(image, x, y - 4 * 5.5));
  }

  private static String hex(BufferedImage image, double x, double y) {
    return String.format(
        Locale.ROOT, "0x%06xff", image.getRGB((int) Math.round(x), (int) Math.round(y)) & 0xFFFFFF);
  }

  @Test
  void xMayBeLogarithmicToo() throws Exception {
    double[] rho = {0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};
    double[] accuracy = {0.68, 0.7, 0.74, 0.81, 0.86, 0.911, 0.897, 0.5};
    LineChart chart =
        new LineChart(
            "ρ",
            Axis.of(Axis.Kind.LOG, "ρ"),
            Axis.of(Axis.Kind.PERCENT, "test accuracy"),
            List.of(Series.solid("SAM", Points.of(rho, accuracy), 0)),
            List.of(
                new LineChart.Mark(0.05, "default"),
                new LineChart.Mark(0.2, "ρ → 0.2", LineChart.Mark.Kind.CHANGE)),
            "");
    Theme theme = Toolkit.onScreen(Theme::light);
    BufferedImage image = Toolkit.keep("plot-log-x", chart, theme, 420, 240, 2);
    Layout layout = layout(chart, 420, 240);
    double step = layout.x().position(0.1) - layout.x().position(0.01);
    assertEquals(step, layout.x().position(1) - layout.x().position(0.1), 1e-9);
    double at = layout.x().position(0.2);
    int red = 0;
    for (double y = layout.plot().y(); y < layout.plot().bottom(); y += 0.5) {
      red += hex(image, 2 * at, 2 * y).equals(theme.accent().toString()) ? 1 : 0;
    }
    double share = red / (2 * layout.plot().height());
    assertTrue(share > 0.2 && share < 0.8, "dashed, " + share + " of it drawn");
    Probe probe = chart.probe(Set.of(), layout, new Memory());
    assertEquals("ρ 0.2: SAM 91.10 %", probe.at(new Place(at + 3, 100)).orElseThrow().text());
    Place first = new Place(layout.x().position(0.01), 100);
    assertTrue(probe.next(first, -1, 0).isEmpty(), "zero lies nowhere");
  }
}
