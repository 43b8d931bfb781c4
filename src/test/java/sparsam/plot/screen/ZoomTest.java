package sparsam.plot.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.lines.LineChart;
import sparsam.plot.surface.Box;

class ZoomTest {
  private static final Box PLOT = new Box(10, 20, 200, 100);

  private final Zoom zoom = new Zoom();
  private LineChart chart =
      new LineChart(
          "a chart",
          Axis.of(Axis.Kind.LINEAR, "epoch").between(0, 10),
          Axis.of(Axis.Kind.LOG, "loss").between(0.01, 1),
          List.of(),
          List.of(),
          "");

  /** As a painter lays the chart out. */
  private Layout seen() {
    LineChart now = (LineChart) zoom.over(chart);
    return new Layout(PLOT, List.of(), List.of(), scale(now.x(), 10, 210), scale(now.y(), 120, 20));
  }

  private static Scale scale(Axis axis, double start, double end) {
    return Scale.of(axis, new Range(axis.min(), axis.max()), start, end);
  }

  @Test
  void whatThePointerIsOnStaysUnderIt() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      double x = 10 + 200 * random.nextDouble();
      double y = 20 + 100 * random.nextDouble();
      double before = seen().x().value(x);
      double beforeY = seen().y().value(y);
      zoom.turn(seen(), x, y, 0.9 + 0.4 * random.nextDouble());
      assertEquals(before, seen().x().value(x), 1e-6 * Math.max(1, Math.abs(before)));
      assertEquals(Math.log(beforeY), Math.log(seen().y().value(y)), 1e-6);
    }
  }

  @Test
  void theHandMovesWhatIsSeenAndAllComesBack() {
    zoom.move(seen(), 30, 30);
    assertSame(chart, zoom.over(chart), "all is seen: there is nowhere to go");
    zoom.turn(seen(), 110, 70, 1 / Zoom.NOTCH);
    assertFalse(zoom.on().get(), "nothing is farther than all");
    zoom.turn(seen(), 110, 70, 2);
    assertEquals(2.5, seen().x().range().min(), 1e-9);
    assertEquals(7.5, seen().x().range().max(), 1e-9);
    assertEquals(Math.sqrt(0.1) / 10, seen().y().range().min(), 1e-9);
    double under = seen().x().value(50);
    zoom.move(seen(), 25, 0);
    assertEquals(under, seen().x().value(75), 1e-9);
    chart = chart.withTitle("another epoch");
    assertTrue(zoom.on().get());
    zoom.back();
    assertSame(chart, zoom.over(chart));
  }

  @Test
  void turningBackEndsWithAllAndTurningOnEndsSomewhere() {
    zoom.turn(seen(), 60, 40, 4);
    zoom.turn(seen(), 60, 40, 1 / 4.1);
    assertFalse(zoom.on().get());
    for (int i = 0; i < 300; i++) {
      zoom.turn(seen(), 60, 40, 1.5);
    }
    Range close = seen().x().range();
    assertTrue(close.max() - close.min() > 1e-4 * 5, "numbers can still be told apart");
  }
}
