package sparsam.ui.lab.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialScaleTest {
  private static final DialScale LINEAR = new DialScale.Linear(0, 1, 0.01);
  private static final DialScale LOG = new DialScale.Logarithmic(0.0001, 1);
  private static final DialScale FROM_ZERO = new DialScale.LogarithmicFromZero(0.001, 5);

  static Stream<DialScale> scales() {
    return Stream.of(LINEAR, LOG, FROM_ZERO);
  }

  @ParameterizedTest
  @MethodSource("scales")
  void theEndsOfTheWayAreTheEndsOfTheRange(DialScale scale) {
    assertEquals(scale.min(), scale.value(0));
    assertEquals(scale.max(), scale.value(1));
    assertEquals(0, scale.position(scale.min()));
    assertEquals(1, scale.position(scale.max()));
    assertEquals(1, scale.position(1e9));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void valuesNeverFallAlongTheWayAndStayInRange(DialScale scale) {
    double before = scale.min();
    for (int i = 0; i <= 1000; i++) {
      double value = scale.value(i / 1000.0);
      assertTrue(value >= before && scale.allows(value), scale + " at " + i + ": " + value);
      before = value;
    }
  }

  @ParameterizedTest
  @MethodSource("scales")
  void aNumberIsFoundAgainAtItsPosition(DialScale scale) {
    for (double value : new double[] {0.01, 0.05, 0.2, 0.5, 0.87}) {
      assertEquals(value, scale.value(scale.position(value)), 1e-12, scale.toString());
    }
  }

  @Test
  void theLeftEndOfALogarithmicScaleMayBeZero() {
    assertEquals(0, FROM_ZERO.value(0.03));
    assertEquals(0.001, FROM_ZERO.value(0.0601), 1e-12);
    assertEquals(0, FROM_ZERO.position(0));
    assertTrue(FROM_ZERO.allows(0) && !LOG.allows(0));
    assertEquals(0, FROM_ZERO.step(0.001, -1));
    assertEquals(0.001, FROM_ZERO.step(0, 1));
  }

  private static List<Double> steps(DialScale scale, double from, int direction, int count) {
    List<Double> values = new ArrayList<>();
    double value = from;
    for (int i = 0; i < count; i++) {
      value = scale.step(value, direction);
      values.add(value);
    }
    return values;
  }

  @Test
  void stepsVisitRoundNumbersUpAndDown() {
    assertEquals(List.of(0.08, 0.09, 0.1, 0.2), steps(LOG, 0.07, 1, 4));
    assertEquals(List.of(0.1, 0.09, 0.08), steps(LOG, 0.2, -1, 3));
    assertEquals(List.of(0.06, 0.07), steps(LOG, 0.053, 1, 2));
    assertEquals(List.of(0.05, 0.04), steps(LOG, 0.053, -1, 2));
    assertEquals(List.of(0.29, 0.3, 0.31), steps(LINEAR, 0.28, 1, 3));
    assertEquals(List.of(4.0, 5.0, 5.0), steps(FROM_ZERO, 3, 1, 3));
    assertEquals(List.of(0.0002, 0.0001, 0.0001), steps(LOG, 0.0003, -1, 3));
  }

  @Test
  void whatIsNoNumberOfTheRangeIsNotAllowed() {
    assertFalse(LINEAR.allows(Double.NaN));
    assertFalse(LINEAR.allows(1.01));
    assertFalse(FROM_ZERO.allows(-0.001));
  }
}
