package sparsam.plot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;

/** Figures as narrow as a column of a thesis. */
@OnScreen
class PaperTest {
  private static final double COLUMN = 8 / 2.54 * 96;
  private static final double PAGE = 16 / 2.54 * 96;

  /** Seven arms, two of which are the same. */
  private static LineChart arms() {
    List<Series> series = new ArrayList<>();
    double[] dense = {.11, .933, .954, .957, .962, .963, .967, .967, .966, .966, .966};
    series.add(Series.solid("dense", Samples.from(0, dense), 6));
    String[] names = {
      "SGD, as in the notebook",
      "SGD, mask kept",
      "SGD, 2× steps",
      "SAM ρ 0.05, mask kept",
      "ASAM ρ 0.5",
      "SAM ρ 0.2, from the start"
    };
    for (int i = 0; i < names.length; i++) {
      double by = i == 2 ? 0.003 : 0.003 * i;
      double[] ys = {.938, .952 + by, .955 + by, .956 + by};
      series.add(Series.solid(names[i], Samples.from(10, ys), i));
    }
    return new LineChart(
        "Accuracy",
        Axis.of(Axis.Kind.WHOLE, "epoch").between(0, 13),
        Axis.of(Axis.Kind.PERCENT, "validation accuracy").between(.92, Double.NaN),
        series,
        List.of(new LineChart.Mark(10, "pruned 50 %")),
        "");
  }

  private static List<String> texts(LineChart chart, Look look, double width) throws Exception {
    byte[] pdf =
        Toolkit.onScreen(() -> Pdf.of(Page.of(chart), Theme.print(), look, width, width * 9 / 16));
    return new PdfReader(pdf).texts();
  }

  private static void keep(String name, LineChart chart, Look look, double width) throws Exception {
    BufferedImage image =
        Toolkit.onScreen(
            () ->
                Png.render(
                    Page.of(chart), Theme.print(), look, PngSize.scaled(width, width * 9 / 16, 2)));
    Toolkit.keep(name, image, 2);
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = grey.createGraphics();
    g.drawImage(image, 0, 0, null);
    g.dispose();
    Toolkit.keep(name + "-grey", grey, 2);
  }

  @ParameterizedTest
  @EnumSource(Look.Place.class)
  void atEightCentimetresEveryArmIsNamedAndTheAxesKeepTheirTitles(Look.Place place)
      throws Exception {
    LineChart chart = arms();
    Look look = Look.PAPER.legend(place);
    keep("paper-8cm-" + place, chart, look, COLUMN);
    keep("paper-16cm-" + place, chart, look, PAGE);
    List<String> texts = texts(chart, look, COLUMN);
    assertTrue(
        texts.containsAll(List.of("Accuracy", "epoch", "validation accuracy")), () -> "" + texts);
    List<String> cut =
        Toolkit.onScreen(
            () ->
                new PagePainter(Page.of(chart), Theme.print(), look, COLUMN, COLUMN * 9 / 16)
                    .cut());
    for (Series series : chart.series()) {
      boolean refused = place == Look.Place.NONE || cut.contains(series.name());
      assertEquals(!refused, texts.contains(series.name()), series.name() + " in " + texts);
    }
    assertEquals(place == Look.Place.RIGHT || place == Look.Place.DIRECT, !cut.isEmpty());
  }

  @Test
  void thePictureGrowsForItsNamesAndNotForNothing() {
    double plain = height(Samples.accuracy(), PAGE);
    assertEquals(PAGE * 9 / 16, plain, 1e-9);
    assertTrue(height(arms(), COLUMN) > COLUMN * 9 / 16 + 40);
  }

  private static double height(LineChart chart, double width) {
    return Toolkit.onScreen(
        () ->
            new PagePainter(Page.of(chart), Theme.print(), Look.PAPER, width, width * 9 / 16)
                .whole());
  }

  @Test
  void linesThatLieOnEachOtherAreBothSeenWithoutDashesOfTheirOwn() throws Exception {
    LineChart chart = arms();
    keep("paper-coinciding", chart, Look.PAPER.distinct(false), PAGE);
    String svg =
        Toolkit.onScreen(
            () ->
                Svg.of(
                    Page.of(chart),
                    Theme.print(),
                    Look.PAPER.distinct(false),
                    PAGE,
                    PAGE * 9 / 16));
    long dashed =
        svg.lines()
            .filter(line -> line.startsWith("<polyline") && line.contains("stroke-dasharray"))
            .count();
    assertEquals(1, dashed, "the second of the two that are the same");
  }

  @Test
  void whatHasNoRoomIsNamed() {
    List<String> cut =
        Toolkit.onScreen(
            () -> new PagePainter(Page.of(arms()), Theme.print(), Look.PAPER, 130, 120).cut());
    assertTrue(cut.contains("SAM ρ 0.2, from the start"), cut::toString);
  }
}
