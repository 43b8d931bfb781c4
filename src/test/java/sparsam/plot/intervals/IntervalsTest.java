package sparsam.plot.intervals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

@OnScreen
class IntervalsTest {
  private static final Axis SHARE = Axis.of(Axis.Kind.PERCENT, "test accuracy");

  private static Intervals of(Intervals.Row... rows) {
    return new Intervals("Test accuracy", SHARE, "95 % interval", List.of(rows), "nothing yet");
  }

  private static final Intervals ARMS =
      of(
          new Intervals.Row("dense", 0.9665, 0.9577, 0.9735, 6),
          new Intervals.Row("pruned", 0.938, 0.9266, 0.9477, 6),
          new Intervals.Row("SGD, mask kept", 0.97, 0.9616, 0.9766, 0),
          new Intervals.Row(
              "SAM ρ 0.05, mask kept, and a name that is longer than any picture has room for",
              0.973,
              0.965,
              0.9793,
              1));

  private static Layout draw(Intervals picture, double width, double height) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(
                    new Canvas(width, height).getGraphicsContext2D(), picture, width, height, 1));
  }

  @Test
  void rowsLieBelowEachOtherAndValuesWhereTheAxisHasThem() throws Exception {
    BufferedImage image = Toolkit.keep("plot-intervals", ARMS, Theme.print(), 605, 222, 2);
    Toolkit.keep("plot-intervals-dark", ARMS, Theme.dark(), 400, 160, 2);
    Layout layout = draw(ARMS, 605, 222);
    for (int row = 0; row < 4; row++) {
      double x = layout.x().position(ARMS.rows().get(row).value());
      double y = layout.y().position(3.5 - row);
      int colour = image.getRGB((int) Math.round(2 * x), (int) Math.round(2 * y)) & 0xFFFFFF;
      var expected = Theme.print().colour(ARMS.rows().get(row).colour());
      assertEquals((int) Math.round(expected.getBlue() * 255), colour & 0xFF, 2, "row " + row);
    }
    for (Box label : layout.labels()) {
      assertTrue(label.x() >= 0 && label.right() <= 605, "cut off: " + label);
    }
    assertApart(layout.labels());
  }

  private static void assertApart(List<Box> labels) {
    for (int i = 0; i < labels.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertFalse(labels.get(i).overlaps(labels.get(k)), i + " and " + k);
      }
    }
  }

  @Test
  void theCrossHairSaysTheRow() {
    Layout layout = draw(ARMS, 605, 222);
    Probe probe = ARMS.probe(Set.of(), layout, new Memory());
    Place first = new Place(layout.plot().x() + 5, layout.plot().y() + 3);
    assertEquals(
        "dense: 96.65 %, 95 % interval 95.77 % to 97.35 %", probe.at(first).orElseThrow().text());
    assertTrue(probe.next(first, 0, -1).isEmpty());
    Place second = probe.next(first, 0, 1).orElseThrow();
    assertTrue(probe.at(second).orElseThrow().text().startsWith("pruned: 93.80 %"));
    assertTrue(probe.at(new Place(1, 1)).isEmpty());
  }

  @Test
  void manyRowsInLittleSpaceStayApart() throws Exception {
    Intervals many =
        of(
            IntStream.range(0, 64)
                .mapToObj(i -> new Intervals.Row("arm " + i, 0.5, 0.4, 0.6, i))
                .toArray(Intervals.Row[]::new));
    Toolkit.keep("plot-intervals-many", many, Theme.print(), 400, 240, 2);
    assertApart(draw(many, 400, 240).labels());
  }

  @Test
  void aValueLiesInItsInterval() {
    assertThrows(IllegalArgumentException.class, () -> new Intervals.Row("x", 0.5, 0.6, 0.7, 0));
    assertTrue(of().isEmpty());
  }
}
