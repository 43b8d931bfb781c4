package sparsam.plot.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Layout;
import sparsam.plot.heatmap.HeatMap.Cell;
import sparsam.plot.heatmap.HeatMap.Form;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Theme;

@OnScreen
class HeatMapTest {
  private static HeatMap of(Form form, List<Optional<Cell>> cells) {
    return new HeatMap(
        "SAM less SGD",
        "Fraction to prune",
        "Radius ρ of SAM",
        "SAM − SGD",
        "95 % interval",
        form,
        List.of("50 %", "90 %"),
        List.of("0.05", "0.1", "0.2"),
        cells,
        "cannot be told from no difference",
        "nothing yet");
  }

  private static final HeatMap MAP =
      of(
          Form.POINTS,
          List.of(
              Optional.of(new Cell(0.0152, 0.0091, 0.0213, 3, false)),
              Optional.of(new Cell(0.0052, -0.0013, 0.0117, 3, true)),
              Optional.empty(),
              Optional.of(new Cell(-0.0152, -0.0195, -0.0109, 3, false)),
              Optional.of(new Cell(-0.00003, -0.0013, 0.0011, 3, true)),
              Optional.of(new Cell(0.004, Double.NaN, Double.NaN, 1, true))));

  private static Layout draw(HeatMap map, double width, double height) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(new Canvas(width, height).getGraphicsContext2D(), map, width, height, 1));
  }

  /** The colours of a cell's pixels, by a picture twice as large as its layout. */
  private static Set<Integer> colours(BufferedImage image, Box cell) {
    Set<Integer> colours = new HashSet<>();
    for (double x = cell.x() + 2; x < cell.right() - 3; x++) {
      for (double y = cell.y() + 2; y < cell.bottom() - 3; y++) {
        colours.add(image.getRGB((int) (2 * x), (int) (2 * y)));
      }
    }
    return colours;
  }

  @Test
  void aCellIsColouredByItsValueAndHatchedWhereItIsNotTold() throws Exception {
    BufferedImage image = Toolkit.keep("plot-heatmap", MAP, Theme.light(), 605, 222, 2);
    Toolkit.keep("plot-heatmap-dark", MAP, Theme.dark(), 400, 200, 2);
    Toolkit.keep("plot-heatmap-small", MAP, Theme.print(), 240, 140, 2);
    Layout layout = draw(MAP, 605, 222);
    int[] corner = new int[6];
    for (int i = 0; i < 6; i++) {
      Box cell = layout.place(new Layout.Cell(i / 3, i % 3));
      corner[i] = image.getRGB((int) (2 * cell.x() + 6), (int) (2 * cell.y() + 6));
    }
    assertNotEquals(corner[0], corner[3], "above and below nothing look alike");
    // A field that is told has its colour and that of its letters, with what lies between them.
    int plain = colours(image, layout.place(new Layout.Cell(0, 2))).size();
    assertEquals(1, plain, "an empty field is one colour");
    Box told = layout.place(new Layout.Cell(0, 0));
    Box hatched = layout.place(new Layout.Cell(0, 1));
    Box edge = new Box(told.x(), told.y(), told.width(), 8);
    Box lines = new Box(hatched.x(), hatched.y(), hatched.width(), 8);
    assertEquals(1, colours(image, edge).size(), "lines in a field that is told");
    assertTrue(colours(image, lines).size() > 1, "no lines in a field that is not told");
  }

  @Test
  void whatIsUnderThePointerIsSaidWhole() {
    Layout layout = draw(MAP, 605, 222);
    Probe probe = MAP.probe(Set.of(), layout, new Memory());
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Box cell = layout.place(new Layout.Cell(i / 3, i % 3));
      said.add(probe.at(cell.middle()).orElseThrow().text());
    }
    assertEquals(
        List.of(
            "Fraction to prune 50 %, Radius ρ of SAM 0.05: SAM − SGD +1.52, 95 % interval +0.91 to"
                + " +2.13, n = 3",
            "Fraction to prune 50 %, Radius ρ of SAM 0.1: SAM − SGD +0.52, 95 % interval −0.13 to"
                + " +1.17, n = 3, cannot be told from no difference",
            "Fraction to prune 50 %, Radius ρ of SAM 0.2: –",
            "Fraction to prune 90 %, Radius ρ of SAM 0.05: SAM − SGD −1.52, 95 % interval −1.95 to"
                + " −1.09, n = 3",
            "Fraction to prune 90 %, Radius ρ of SAM 0.1: SAM − SGD 0.00, 95 % interval −0.13 to"
                + " +0.11, n = 3, cannot be told from no difference",
            "Fraction to prune 90 %, Radius ρ of SAM 0.2: SAM − SGD +0.40, n = 1, cannot be told"
                + " from no difference"),
        said);
    Box first = layout.place(new Layout.Cell(0, 0));
    assertEquals(
        layout.place(new Layout.Cell(0, 1)).middle(),
        probe.next(first.middle(), 1, 0).orElseThrow());
    assertTrue(probe.next(first.middle(), -1, 0).isEmpty());
  }

  @Test
  void numbersHaveARowForEveryCellThatIsKnown() {
    List<List<String>> rows = MAP.numbers().rows();
    assertEquals(
        List.of(
            "Fraction to prune", "Radius ρ of SAM", "SAM − SGD", "low", "high", "count", "hatched"),
        rows.getFirst());
    assertEquals(List.of("50 %", "0.05", "0.0152", "0.0091", "0.0213", "3", "false"), rows.get(1));
    assertEquals(List.of("90 %", "0.2", "0.004", "", "", "1", "true"), rows.getLast());
    assertEquals(6, rows.size());
  }

  @Test
  void aMapWithoutCellsIsASentenceAndOneThatIsNotFullIsRefused() {
    List<Optional<Cell>> none = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      none.add(Optional.empty());
    }
    assertTrue(of(Form.PERCENT, none).isEmpty());
    assertFalse(MAP.isEmpty());
    assertThrows(IllegalArgumentException.class, () -> of(Form.PERCENT, none.subList(0, 5)));
    assertEquals(0, draw(of(Form.PERCENT, none), 300, 200).plot().width());
  }

  @Test
  void noSizeIsTooSmall() {
    for (double size = 8; size < 200; size += 13) {
      draw(MAP, size, 200 - size);
    }
  }

  @Test
  void aQuantityHasThreeDigitsAndItsIntervalAsManyAfterThePoint() {
    Cell cell = new Cell(-14.3449, -42.5, 0.0139, 3, true);
    HeatMap change = of(Form.CHANGE, Collections.nCopies(6, Optional.of(cell)));
    assertEquals("−14.3", change.number(-14.3449));
    assertEquals("+0.00142", change.number(0.001416));
    assertEquals("0.00", change.number(0));
    assertEquals("−42.5 to 0.0", change.interval(cell));
    assertEquals(-change.high(), change.low(), "colours go as far below nothing as above");
    HeatMap value = of(Form.VALUE, Collections.nCopies(6, Optional.of(cell)));
    assertEquals("12,346", value.number(12_345.6));
    assertEquals("−42.5 to 0.0", value.interval(cell), "minus signs need a word between them");
  }
}
