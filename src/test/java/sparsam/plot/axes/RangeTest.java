package sparsam.plot.axes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeTest {
  private static final double NONE = Double.NaN;

  private static Range of(Axis.Kind kind, double low, double high) {
    return Range.of(Axis.of(kind, ""), low, high, true);
  }

  @Test
  void endsFromTheDataMoveOutToTheNextTick() {
    assertEquals(new Range(0.9, 1.0), of(Axis.Kind.PERCENT, 0.91, 0.985));
    assertEquals(new Range(0, 5), of(Axis.Kind.LINEAR, 0.3, 4.2));
  }

  @Test
  void aShareNeverLeavesZeroToOne() {
    Range range = of(Axis.Kind.PERCENT, 1, 1);
    assertTrue(range.max() <= 1 && range.min() < 1, range::toString);
    range = of(Axis.Kind.PERCENT, 0, 0);
    assertTrue(range.min() >= 0 && range.max() > 0, range::toString);
  }

  @Test
  void fixedEndsWin() {
    Axis axis = Axis.of(Axis.Kind.LINEAR, "").between(0, NONE);
    assertEquals(new Range(0, 80), Range.of(axis, 33, 70, true));
    assertEquals(
        new Range(0, 13), Range.of(Axis.of(Axis.Kind.WHOLE, "").between(0, 13), 2, 99, false));
  }

  @Test
  void aConstantLiesInTheMiddle() {
    Range range = Range.of(Axis.of(Axis.Kind.LINEAR, ""), 3, 3, false);
    assertEquals(3, (range.min() + range.max()) / 2, 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void anyDataGiveARange(Axis.Kind kind) {
    double[] odd = {
      Double.NEGATIVE_INFINITY,
      -Double.MAX_VALUE,
      -1,
      -1e-300,
      0,
      1e-300,
      1,
      1e30,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      NONE
    };
    for (double low : odd) {
      for (double high : odd) {
        if (low <= high) {
          Range range = of(kind, low, high);
          assertTrue(range.min() < range.max(), low + " " + high + " " + range);
          Scale scale = Scale.of(Axis.of(kind, ""), range, 0, 100);
          assertEquals(0, scale.position(range.min()), 1e-6);
          assertEquals(100, scale.position(range.max()), 1e-6);
        }
      }
    }
  }

  @Test
  void positionsAndValuesAreInverse() {
    for (Axis.Kind kind : Axis.Kind.values()) {
      Scale scale = Scale.of(Axis.of(kind, ""), new Range(0.01, 40), 300, 20);
      assertEquals(3.7, scale.value(scale.position(3.7)), 1e-9);
    }
    Scale log = Scale.of(Axis.of(Axis.Kind.LOG, ""), new Range(0.01, 100), 0, 400);
    assertEquals(200, log.position(1), 1e-9);
  }
}
