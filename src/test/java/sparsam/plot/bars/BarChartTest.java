package sparsam.plot.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.bars.BarChart.Bars;
import sparsam.plot.file.PictureData;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

@OnScreen
class BarChartTest {
  private static final BarChart CHART =
      new BarChart(
          "Trace by layer",
          Axis.of(Axis.Kind.LINEAR, "trace"),
          "standard error",
          List.of("whole network", "conv1", "fc"),
          List.of(
              new Bars("SGD", List.of(40.0, 30.0, 10.0), List.of(2.0, 1.5, 0.5), 0),
              new Bars("SAM", List.of(8.0, -3.0, Double.NaN), List.of(0.5, 0.0, 0.0), 1)),
          "nothing yet");

  @Test
  void everyGroupHasItsBars() throws Exception {
    Toolkit.keep("plot-bars", CHART, Theme.light(), 420, 260, 2);
    Toolkit.keep("plot-bars-dark", CHART, Theme.dark(), 240, 140, 2);
    Layout layout =
        Toolkit.onScreen(
            () ->
                new Painter(Theme.light())
                    .paint(new Canvas(420, 260).getGraphicsContext2D(), CHART, 420, 260, 1));
    Probe probe = CHART.probe(Set.of(), layout, new Memory());
    Place first = new Place(layout.plot().middle().x(), layout.plot().y() + 5);
    assertEquals("whole network: SGD 40 ± 2; SAM 8 ± 0.5000", probe.at(first).orElseThrow().text());
    Place second = probe.next(first, 0, 1).orElseThrow();
    assertEquals("conv1: SGD 30 ± 1.500; SAM −3", probe.at(second).orElseThrow().text());
    Place third = probe.next(second, 0, 1).orElseThrow();
    assertEquals("fc: SGD 10 ± 0.5000", probe.at(third).orElseThrow().text(), "SAM has none");
    assertTrue(probe.next(third, 0, 1).isEmpty());
    assertTrue(layout.x().position(0) > layout.plot().x(), "what is below 0 has room");
  }

  @Test
  void whatIsHiddenIsLeftOut() {
    assertEquals(List.of("SGD", "SAM"), CHART.names());
    String csv = PictureData.csv(CHART.without(Set.of("SGD")));
    assertTrue(csv.startsWith("group,name,trace,standard error"), csv);
    assertTrue(csv.contains("conv1,SAM,-3,0"), csv);
    assertTrue(!csv.contains("SGD"), csv);
    assertTrue(CHART.without(Set.of("SGD", "SAM")).isEmpty());
  }

  @Test
  void barsOfOtherGroupsAreRefused() {
    Bars two = new Bars("SGD", List.of(1.0, 2.0), List.of(0.0, 0.0), 0);
    Axis x = Axis.of(Axis.Kind.LINEAR, "trace");
    assertThrows(
        IllegalArgumentException.class,
        () -> new BarChart("", x, "", List.of("conv1"), List.of(two), ""));
  }
}
