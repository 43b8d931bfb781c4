package sparsam.plot.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.axes.Layout;
import sparsam.plot.parallel.Parallel.Brush;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

@OnScreen
class ParallelTest {
  private static Parallel of(int count, Optional<BitSet> chosen, Map<Integer, Brush> brushes) {
    double[] fractions = IntStream.range(0, count).mapToDouble(i -> (i % 7) / 7.0).toArray();
    double[] radii = IntStream.range(0, count).mapToDouble(i -> 0.01 * (1 + i % 40)).toArray();
    double[] methods = IntStream.range(0, count).mapToDouble(i -> i % 3).toArray();
    double[] results =
        IntStream.range(0, count)
            .mapToDouble(i -> i == 2 ? Double.NaN : 0.9 + 0.0001 * (i % 900))
            .toArray();
    return new Parallel(
        "All points",
        List.of(
            new Dimension(Axis.of(Kind.PERCENT, "Fraction to prune"), List.of(), fractions),
            new Dimension(Axis.of(Kind.LOG, "Radius ρ"), List.of(), radii),
            new Dimension(
                Axis.of(Kind.LINEAR, "Method"), List.of("magnitude", "random", "snip"), methods),
            new Dimension(Axis.of(Kind.PERCENT, "Accuracy of SAM"), List.of(), results)),
        IntStream.range(0, count).mapToDouble(i -> (double) i / count).toArray(),
        chosen,
        brushes,
        "nothing yet");
  }

  private static Layout draw(Canvas canvas, Parallel picture, double width, double height) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(canvas.getGraphicsContext2D(), picture, width, height, 1));
  }

  @Test
  void brushes_choose_what_lies_in_all_of_them() {
    Parallel picture = of(210, Optional.empty(), Map.of());
    assertEquals(210, picture.within(Map.of()).cardinality());
    BitSet one = picture.within(Map.of(2, new Brush(0.4, 0.6)));
    assertEquals(70, one.cardinality(), "the middle one of three names");
    BitSet both = picture.within(Map.of(2, new Brush(0.4, 0.6), 0, new Brush(0, 0.01)));
    assertEquals(10, both.cardinality());
    both.stream().forEach(i -> assertTrue(one.get(i) && i % 7 == 0));
    assertFalse(
        picture.within(Map.of(3, new Brush(0, 1))).get(2), "what has no value is in no part");
  }

  @Test
  void lines_are_drawn_pointed_at_and_written_down() throws Exception {
    for (int count : new int[] {40, 2000}) {
      Map<Integer, Brush> brushes = Map.of(2, new Brush(0.35, 0.65));
      Parallel all = of(count, Optional.empty(), Map.of());
      Parallel picture = of(count, Optional.of(all.within(brushes)), brushes);
      Canvas canvas = new Canvas(640, 360);
      Layout layout = draw(canvas, picture, 640, 360);
      BufferedImage image = Toolkit.image(Toolkit.onScreen(() -> canvas.snapshot(null, null)));
      Toolkit.keep("parallel-" + count, image, 1);
      for (Box label : layout.labels()) {
        assertTrue(new Box(0, 0, 640, 360).contains(label), "inside: " + label);
      }
      Place at = new Place(layout.x().position(2), layout.y().position(0.5));
      String words = picture.probe(Set.of(), layout, new Memory()).at(at).orElseThrow().text();
      assertTrue(words.contains("Method random"), words);
      assertEquals(count + 1, picture.numbers().rows().size());
      assertEquals(
          List.of("Fraction to prune", "Radius ρ", "Method", "Accuracy of SAM", "chosen"),
          picture.numbers().rows().getFirst());
      assertEquals("", picture.numbers().rows().get(3).get(3), "no value");
      assertEquals("snip", picture.numbers().rows().get(3).get(2));
    }
  }

  @Test
  void a_line_of_pixels_covers_what_it_covers_and_a_copy_is_its_own() {
    LineRaster raster = new LineRaster(new Box(0, 0, 8, 8), 1, Color.WHITE);
    raster.line(new double[] {0, 8}, new double[] {3.5, 3.5}, Color.BLACK);
    LineRaster copy = raster.copy();
    copy.line(new double[] {0, 8}, new double[] {6, 6}, Color.BLACK);
    copy.line(new double[] {2.5, 2.5}, new double[] {-4, 12}, Color.RED);
    for (int x = 0; x < 8; x++) {
      assertEquals(0xff000000, raster.at(x, 3), "in the middle of a row of pixels");
      assertEquals(0xffffffff, raster.at(x, 2));
      assertEquals(0xffffffff, raster.at(x, 5), "the copy is another");
      int half = copy.at(x, 5) & 0xff;
      assertTrue(x == 2 || Math.abs(half - 128) < 3, "between two rows half of each: " + half);
    }
    for (int y = 0; y < 8; y++) {
      assertEquals(0xffff0000, copy.at(2, y), "beyond the edges it is cut");
    }
  }
}
