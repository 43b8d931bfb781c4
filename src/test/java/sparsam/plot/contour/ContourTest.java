package sparsam.plot.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.file.Page;
import sparsam.plot.file.Svg;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

@OnScreen
class ContourTest {
  private static final double NOTHING = Double.NaN;

  /** A sharp valley beside a wide one; beyond a corner there are no numbers. */
  private static Field field(int side) {
    double[] values = new double[side * side];
    double[] others = new double[side * side];
    boolean[] exact = new boolean[side * side];
    for (int i = 0; i < values.length; i++) {
      int row = i / side;
      double x = 2.0 * (i % side) / (side - 1) - 1;
      double y = 2.0 * row / (side - 1) - 1;
      double sharp = 0.02 + 60 * ((x + 0.5) * (x + 0.5) + y * y);
      double wide = 0.05 + 6 * ((x - 0.3) * (x - 0.3) + y * y / 2);
      values[i] = x + y > 1.6 ? NOTHING : Math.min(sharp, wide);
      others[i] = Math.exp(-values[i]);
      exact[i] = i % 2 == 0;
    }
    return new Field(-1, 1, -1, 1, side, values, others, exact);
  }

  private static Contour contour(Axis.Kind kind, List<Field> fields) {
    return new Contour(
        "Around the SAM arm",
        Axis.of(Axis.Kind.LINEAR, "first direction"),
        Axis.of(Axis.Kind.LINEAR, "second direction"),
        Axis.of(kind, "loss"),
        Axis.of(Axis.Kind.PERCENT, "accuracy"),
        false,
        fields,
        List.of(
            new Trail(
                "path",
                true,
                List.of(
                    new Stop("dense", "dense", -0.8, 0.7, 9, 0.2, 1.5),
                    new Stop("", "epoch 1", -0.2, 0.4, 2, 0.6, 0.7),
                    new Stop("SAM", "SAM", 0.3, 0, 0.05, 0.97, 0)))),
        new Contour.Words("between measured places", "distance from the plane"),
        "Choose a network.");
  }

  private static Layout layout(Contour contour) {
    return Toolkit.onScreen(
        () ->
            new Painter(Theme.light())
                .paint(new Canvas(480, 400).getGraphicsContext2D(), contour, 480, 400, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"LINEAR", "LOG"})
  void valleysAreDarkInBothThemes(Axis.Kind kind) throws Exception {
    Contour contour = contour(kind, List.of(field(31)));
    Layout layout = layout(contour);
    for (Theme theme : Toolkit.onScreen(() -> List.of(Theme.light(), Theme.dark()))) {
      String name = theme.equals(Theme.light()) ? "light" : "dark";
      BufferedImage image =
          Toolkit.keep(
              "plot-contour-" + kind.name().toLowerCase(Locale.ROOT) + "-" + name,
              contour,
              theme,
              480,
              400,
              1);
      assertTrue(lightness(image, layout, 0.2, -0.1) < lightness(image, layout, -0.9, -0.9) - 20);
    }
  }

  private static double lightness(BufferedImage image, Layout layout, double x, double y) {
    int rgb = image.getRGB((int) layout.x().position(x), (int) layout.y().position(y));
    return lightness(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  /** CIE 1976, 0 to 100. */
  private static double lightness(int red, int green, int blue) {
    double y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** So that it is right in greys, and no step looks larger than another. */
  @Test
  void coloursGetLighterInEvenSteps() {
    Shades shades = new Shades(Axis.of(Axis.Kind.LINEAR, "loss"), new Range(0, 1), false);
    List<Double> steps = new ArrayList<>();
    double before = Double.NaN;
    for (int i = 0; i <= shades.levels().length; i++) {
      int argb = shades.argb((i + 0.5) / (shades.levels().length + 1));
      double now = lightness(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
      if (i > 0) {
        steps.add(now - before);
      }
      before = now;
    }
    double mean = steps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    for (double step : steps) {
      assertTrue(step > mean / 2 && step < mean * 1.6, steps::toString);
    }
    Shades turned = new Shades(Axis.of(Axis.Kind.PERCENT, "accuracy"), new Range(0, 1), true);
    assertNotEquals(shades.argb(0.01), turned.argb(0.01));
  }

  @Test
  void levelsAreRoundAndNeitherFewNorMany() {
    for (double[] ends :
        new double[][] {{0.01, 10}, {1e-6, 1e9}, {2.1, 2.4}, {0.5, 3}, {1e-30, 1e30}}) {
      double[] levels =
          new Shades(Axis.of(Axis.Kind.LOG, "loss"), new Range(ends[0], ends[1]), false).levels();
      assertTrue(levels.length >= 3 && levels.length <= 16, Arrays.toString(levels));
      for (int i = 0; i < levels.length; i++) {
        assertTrue(levels[i] > (i == 0 ? ends[0] : levels[i - 1]) && levels[i] < ends[1]);
      }
    }
  }

  /** The line at height 1 of x² + y² is a circle: closed, and at distance 1 everywhere. */
  @Test
  void linesOfEqualHeightAreWholeAndWhereTheyBelong() {
    int side = 41;
    double[] heights = new double[side * side];
    for (int i = 0; i < heights.length; i++) {
      int row = i / side;
      double x = (i % side - 20) / 10.0;
      double y = (row - 20) / 10.0;
      heights[i] = x * x + y * y;
    }
    List<Isolines.Line> lines = Isolines.of(heights, side, 1.003);
    assertEquals(1, lines.size());
    double[] columns = lines.getFirst().columns();
    double[] rows = lines.getFirst().rows();
    for (int i = 0; i < columns.length; i++) {
      assertEquals(Math.sqrt(1.003), Math.hypot((columns[i] - 20) / 10, (rows[i] - 20) / 10), 2e-3);
    }
    assertEquals(columns[0], columns[columns.length - 1]);
    assertEquals(rows[0], rows[rows.length - 1]);
    heights[20 * side + 30] = NOTHING;
    assertEquals(1, Isolines.of(heights, side, 1.003).size());
    assertTrue(Isolines.of(heights, side, 99).isEmpty());
    assertEquals(2, Isolines.of(new double[] {0, 1, 1, 0}, 2, 0.5).size(), "a saddle has two");
  }

  @Test
  void whatIsUnderThePointerIsExact() {
    Contour contour = contour(Axis.Kind.LOG, List.of(field(31)));
    Layout layout = layout(contour);
    Probe probe = contour.probe(Set.of(), layout, new Memory());
    Place sam = new Place(layout.x().position(0.3), layout.y().position(0));
    assertEquals(
        "SAM: loss 0.05000; accuracy 97.00 %; distance from the plane 0",
        probe.at(sam).orElseThrow().text());
    Place node = new Place(layout.x().position(-0.6), layout.y().position(0.6));
    Hover hover = probe.at(node).orElseThrow();
    assertEquals("first direction −0.6, second direction 0.6", hover.heading());
    assertEquals("5.990", hover.rows().getFirst().value());
    Place next = probe.next(node, 1, 0).orElseThrow();
    assertTrue(
        probe.at(next).orElseThrow().heading().endsWith("(between measured places)"),
        probe.at(next).orElseThrow().heading());
    assertTrue(next.x() > node.x());
    assertTrue(probe.at(new Place(2, 2)).isEmpty());
    assertTrue(
        contour
            .probe(Set.of("path"), layout, new Memory())
            .at(sam)
            .orElseThrow()
            .heading()
            .startsWith("first direction 0.3"));
  }

  @Test
  void aPartIsSeenAndAFinerFieldLiesOver() throws Exception {
    Field part = field(31);
    Field fine = new Field(0, 0.5, 0, 0.5, 31, part.values(), part.others(), part.exact());
    Contour contour =
        contour(Axis.Kind.LOG, List.of(field(31), fine))
            .within(new Limits(-0.25, 0.75, -0.25, 0.75));
    Layout layout = layout(contour);
    Toolkit.keep("plot-contour-part", contour, Toolkit.onScreen(Theme::light), 480, 400, 1);
    assertEquals(-0.25, layout.x().range().min());
    Probe probe = contour.probe(Set.of(), layout, new Memory());
    Place inside = new Place(layout.x().position(0.25), layout.y().position(0.35));
    Place outside = new Place(layout.x().position(-0.15), layout.y().position(-0.15));
    double ofFine = probe.at(inside).orElseThrow().mark().width();
    assertEquals(
        probe.at(outside).orElseThrow().mark().width() / 4, ofFine, 0.5, "its grid is finer");
  }

  @Test
  void itGoesIntoFilesAndTellsItsNumbers(@TempDir Path folder) throws Exception {
    Contour contour = contour(Axis.Kind.LOG, List.of(field(11)));
    Path file = folder.resolve("contour.svg");
    String svg = Toolkit.onScreen(() -> Svg.of(contour, Theme.print(), 480, 400));
    Files.writeString(file, svg);
    assertTrue(svg.contains("<image") && svg.contains("polyline") && svg.contains("SAM"));
    List<List<String>> rows = contour.numbers().rows();
    assertEquals(
        List.of(
            "what",
            "first direction",
            "second direction",
            "loss",
            "accuracy",
            "distance from the plane"),
        rows.getFirst());
    assertEquals(1 + 61 + 3, rows.size(), "places nobody measured are left out");
    assertEquals(List.of("SAM", "0.3", "0", "0.05", "0.97", "0"), rows.getLast());
    assertTrue(contour.without(Set.of("path")).trails().isEmpty());
    assertFalse(contour.isEmpty());
    assertTrue(contour(Axis.Kind.LOG, List.of()).isEmpty());
  }

  /** A wall before a hollow hides it, from whichever side one looks. */
  @Test
  void asASurfaceWhatIsNearerHidesWhatIsBehind() throws Exception {
    Contour contour = contour(Axis.Kind.LOG, List.of(field(31)));
    Hills front = new Hills(contour, Hills.TURN, Hills.TILT);
    BufferedImage image = Toolkit.keep("plot-hills", front, Theme.light(), 480, 400, 1);
    Toolkit.keep("plot-hills-dark", new Hills(contour, 140, 20), Theme.dark(), 300, 220, 2);
    BufferedImage above =
        Toolkit.keep("plot-hills-above", new Hills(contour, 0, 90), Theme.light(), 480, 400, 1);
    assertNotEquals(
        image.getRGB(200, 200), above.getRGB(200, 200), "another angle is another picture");
    double[] wall = {0, 0, 0, 0, 0, 1, 1, 1, 0};
    boolean[] exact = new boolean[9];
    Field field = new Field(-1, 1, -1, 1, 3, wall, new double[0], exact);
    Contour walled = contour(Axis.Kind.LINEAR, List.of(field)).without(Set.of("path"));
    String svg = Svg.of(Page.of(new Hills(walled, 0, 30)), Theme.light(), Look.PAPER, 480, 400);
    assertEquals(4, svg.split("<polygon", -1).length - 2, "the floor, and every cell of four");
    Projection seen = Projection.of(30, 40, new Box(0, 0, 100, 100));
    assertTrue(seen.depth(-1, 1) > seen.depth(1, -1), "what is at the back is farther");
    assertTrue(seen.at(0, 0, 1).y() < seen.at(0, 0, 0).y(), "heights go up");
    assertTrue(seen.at(0, 1, 0).y() < seen.at(0, -1, 0).y(), "what is farther is higher");
  }

  @Test
  void aSurfaceSaysTheSameOfItsPlacesAsTheContours() {
    Hills hills = new Hills(contour(Axis.Kind.LOG, List.of(field(31))), 0, 60);
    Layout layout =
        Toolkit.onScreen(
            () ->
                new Painter(Theme.light())
                    .paint(new Canvas(480, 400).getGraphicsContext2D(), hills, 480, 400, 1));
    Place middle = HillsPainter.projection(hills, layout.plot()).at(0, 0, 0.4);
    Hover hover = hills.probe(Set.of(), layout, new Memory()).at(middle).orElseThrow();
    assertTrue(hover.heading().startsWith("first direction"), hover.heading());
    assertEquals(List.of("loss", "accuracy"), hover.rows().stream().map(Hover.Row::name).toList());
    assertEquals(hills.plane().numbers(), hills.numbers());
    assertTrue(hills.turns() && hills.xAxis() == null);
  }
}
