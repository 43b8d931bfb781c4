package sparsam.plot.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.parallel.Dimension;
import sparsam.plot.parallel.Parallel;
import sparsam.plot.parallel.Parallel.Brush;
import sparsam.plot.picture.Limits;
import sparsam.plot.scatter.Scatter;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** What arrow keys brush of pictures that follow them. */
class BrushKeysTest {
  private static final Box PLOT = new Box(50, 20, 400, 200);

  private final Map<Integer, Brush> brushes = new HashMap<>();
  private @Nullable Limits area;

  private final BrushKeys beside =
      new BrushKeys(this::parallel, () -> layout(new Range(0, 2), new Range(0, 1)), this::along);
  private final BrushKeys over =
      new BrushKeys(this::scatter, () -> layout(new Range(0, 10), new Range(0, 1)), this::over);

  private static Layout layout(Range x, Range y) {
    return new Layout(
        PLOT,
        List.of(),
        List.of(),
        new Scale(false, x, PLOT.x(), PLOT.right()),
        new Scale(false, y, PLOT.bottom(), PLOT.y()));
  }

  private Parallel parallel() {
    Axis axis = Axis.of(Kind.LINEAR, "one of three");
    Dimension one = new Dimension(axis, List.of(), new double[] {0, 1});
    return new Parallel(
        "", List.of(one, one, one), new double[2], Optional.empty(), Map.copyOf(brushes), "");
  }

  private void along(Drag drag) {
    int place = (int) drag.fromX();
    if (drag.still()) {
      brushes.remove(place);
    } else {
      brushes.put(place, new Brush(drag.fromY(), drag.toY()));
    }
  }

  private Scatter scatter() {
    Axis axis = Axis.of(Kind.LINEAR, "one of two");
    double[] values = {0, 1};
    List<String> words = List.of("a", "b");
    return new Scatter(
        "", axis, axis, values, values, values, "", Optional.empty(), area, words, "");
  }

  private void over(Drag drag) {
    area = drag.still() ? null : new Limits(drag.fromX(), drag.toX(), drag.fromY(), drag.toY());
  }

  private static boolean press(BrushKeys keys, KeyCode code, boolean shift, boolean alt) {
    KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false);
    return keys.press(event, new Place(PLOT.x() + 100, PLOT.y() + 20));
  }

  private static void move(BrushKeys keys, KeyCode... arrows) {
    for (KeyCode arrow : arrows) {
      assertTrue(press(keys, arrow, false, true));
    }
  }

  private void is(int axis, double from, double to) {
    Brush brush = Objects.requireNonNull(brushes.get(axis));
    assertEquals(from, brush.from(), 1e-9);
    assertEquals(to, brush.to(), 1e-9);
  }

  @Test
  void an_axis_after_the_other_has_a_brush_that_stays_within_it() {
    assertFalse(press(beside, KeyCode.UP, false, false), "the cross-hair's");
    assertFalse(press(beside, KeyCode.ESCAPE, false, false), "there is nothing to let go of");
    assertTrue(beside.frame().isEmpty());
    move(beside, KeyCode.RIGHT);
    assertEquals(PLOT.x(), beside.frame().orElseThrow().middle().x(), "it says where one is");
    move(beside, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.UP);
    is(2, 0.75, 1);
    move(beside, KeyCode.UP);
    is(2, 0.75, 1);
    move(beside, KeyCode.DOWN, KeyCode.DOWN);
    is(2, 0.65, 0.9);
    assertTrue(press(beside, KeyCode.UP, true, false));
    is(2, 0.65, 0.95);
    for (int i = 0; i < 20; i++) {
      assertTrue(press(beside, KeyCode.DOWN, true, false));
    }
    is(2, 0.65, 0.7);
    move(beside, KeyCode.LEFT, KeyCode.DOWN);
    is(1, 0, 0.25);
    move(beside, KeyCode.LEFT, KeyCode.LEFT, KeyCode.UP);
    assertEquals(3, brushes.size());
    beside.follow(new Drag(1.2, 0, 1.2, 1, false));
    assertTrue(beside.frame().isEmpty(), "the hand has taken over");
    assertTrue(press(beside, KeyCode.ESCAPE, false, false));
    assertEquals(2, brushes.size(), "where the hand was");
    assertTrue(press(beside, KeyCode.ESCAPE, false, false));
    assertTrue(brushes.isEmpty(), "there is none here, so all go");
  }

  private void is(double left, double right, double low, double high) {
    Limits now = Objects.requireNonNull(area);
    assertEquals(left, now.xFrom(), 1e-9);
    assertEquals(right, now.xTo(), 1e-9);
    assertEquals(low, now.yFrom(), 1e-9);
    assertEquals(high, now.yTo(), 1e-9);
  }

  @Test
  void an_area_begins_at_the_cross_hair_and_is_moved_and_drawn_larger() {
    move(over, KeyCode.UP);
    is(1.25, 3.75, 0.75, 1);
    move(over, KeyCode.RIGHT, KeyCode.DOWN);
    is(1.75, 4.25, 0.7, 0.95);
    assertTrue(press(over, KeyCode.RIGHT, true, false));
    assertTrue(press(over, KeyCode.DOWN, true, false));
    is(1.75, 4.75, 0.7, 0.9);
    assertTrue(over.frame().isEmpty(), "the area itself is seen");
    assertFalse(press(over, KeyCode.RIGHT, true, true));
    assertTrue(press(over, KeyCode.ESCAPE, false, false));
    assertTrue(scatter().brushed().getFirst().isEmpty());
  }
}
