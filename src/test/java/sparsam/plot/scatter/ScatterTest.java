package sparsam.plot.scatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

@OnScreen
class ScatterTest {
  private static final int COUNT = 50;

  private static Scatter of(Optional<BitSet> chosen, @Nullable Limits area) {
    double[] xs = IntStream.range(0, COUNT).mapToDouble(i -> i / 100.0).toArray();
    double[] ys = IntStream.range(0, COUNT).mapToDouble(i -> i == 7 ? Double.NaN : i * i).toArray();
    return new Scatter(
        "Two of them",
        Axis.of(Kind.PERCENT, "Fraction"),
        Axis.of(Kind.LINEAR, "Difference").withUnit("points"),
        xs,
        ys,
        IntStream.range(0, COUNT).mapToDouble(i -> i / 50.0).toArray(),
        "stronger: more",
        chosen,
        area,
        IntStream.range(0, COUNT).mapToObj(i -> "point " + i).toList(),
        "nothing yet");
  }

  @Test
  void an_area_chooses_what_lies_in_it() {
    Scatter picture = of(Optional.empty(), null);
    assertFalse(picture.isEmpty());
    BitSet inside = picture.inside(new Limits(0.05, 0.1, -1, 81));
    assertEquals("{5, 6, 8, 9}", inside.toString(), "7 has no value");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Scatter(
                "",
                picture.x(),
                picture.y(),
                new double[2],
                new double[1],
                new double[2],
                "",
                Optional.empty(),
                null,
                List.of("a", "b"),
                ""));
  }

  @Test
  void dots_are_drawn_pointed_at_and_written_down() throws Exception {
    Limits area = new Limits(0.3, 0.45, 800, 1800);
    Scatter picture = of(Optional.of(of(Optional.empty(), null).inside(area)), area);
    Canvas canvas = new Canvas(420, 300);
    Layout layout =
        Toolkit.onScreen(
            () ->
                new Painter(Theme.dark())
                    .paint(canvas.getGraphicsContext2D(), picture, 420, 300, 1));
    Toolkit.keep("scatter", Toolkit.onScreen(() -> canvas.snapshot(null, null)));
    Probe probe = picture.probe(Set.of(), layout, new Memory());
    Place at = new Place(layout.x().position(0.36), layout.y().position(1296));
    assertEquals("point 36", probe.at(at).orElseThrow().text());
    Place next = probe.next(at, 1, 0).orElseThrow();
    assertEquals("point 37", probe.at(next).orElseThrow().text());
    Place hidden = new Place(layout.x().position(0.05), layout.y().position(25));
    assertTrue(probe.at(hidden).isEmpty(), "what does not stand out is not pointed at");
    assertEquals(COUNT, picture.numbers().rows().size(), "a heading, and 7 left out");
    assertEquals("false", picture.numbers().rows().get(1).getLast());
  }
}
