package sparsam.ui.flatness.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Field;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.text.Strings;

/** The toy's losses are many: they are computed when ρ changes, and then only. */
class ToyModelTest {
  private final ToyModel model = new ToyModel(new Strings());

  private Field ground() {
    return ((Contour) model.plane().get()).fields().getFirst();
  }

  private Points largest() {
    return ((LineChart) model.curve().get()).series().get(1).points();
  }

  @Test
  void stepsMoveTheBallsOverAGroundThatStays() {
    Field ground = ground();
    Points largest = largest();
    String told = model.told().get();
    model.step(3);
    assertNotEquals(told, model.told().get());
    assertSame(ground, ground());
    assertSame(largest, largest());
    model.largest().set(true);
    Field high = ground();
    assertNotEquals(ground, high);
    assertSame(largest, largest());
    model.largest().set(false);
    assertSame(ground, ground());
    model.largest().set(true);
    model.back();
    assertSame(high, ground());
  }

  @Test
  void anotherRhoLaysTheGroundAnew() {
    Points before = largest();
    model.rho().set(0);
    assertNotEquals(before, largest());
    LineChart curve = (LineChart) model.curve().get();
    assertArrayEquals(
        curve.series().getFirst().points().ys(), largest().ys(), "nothing around is within ρ = 0");
  }
}
