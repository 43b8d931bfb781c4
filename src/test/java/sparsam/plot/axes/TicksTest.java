package sparsam.plot.axes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TicksTest {
  private static List<String> labels(Axis.Kind kind, double min, double max, int most) {
    return Ticks.of(kind, new Range(min, max), most).stream()
        .filter(Ticks.Tick::named)
        .map(Ticks.Tick::label)
        .toList();
  }

  @Test
  void linearTicksStandAtOneTwoOrFiveTimesAPowerOfTen() {
    assertEquals(
        List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels(Axis.Kind.LINEAR, 0, 1, 5));
    assertEquals(List.of("0", "5", "10"), labels(Axis.Kind.LINEAR, 0, 13, 3));
    assertEquals(
        List.of("−0.04", "−0.02", "0.00", "0.02", "0.04"),
        labels(Axis.Kind.LINEAR, -0.045, 0.045, 5));
  }

  @Test
  void epochsAreNeverHalved() {
    assertEquals(List.of("0", "1", "2"), labels(Axis.Kind.WHOLE, 0, 2, 10));
  }

  @Test
  void sharesAreWrittenInPercent() {
    assertEquals(List.of("92 %", "94 %", "96 %", "98 %"), labels(Axis.Kind.PERCENT, 0.92, 0.98, 5));
    assertEquals(List.of("97.5 %", "98.0 %", "98.5 %"), labels(Axis.Kind.PERCENT, .975, .985, 3));
  }

  @Test
  void largeAndSmallNumbersStayShort() {
    assertEquals(List.of("0", "50,000", "100,000"), labels(Axis.Kind.LINEAR, 0, 100_000, 3));
    assertEquals(List.of("0", "2·10⁻⁶", "4·10⁻⁶"), labels(Axis.Kind.LINEAR, 0, 5e-6, 3));
    assertEquals(List.of("0", "0.5·10⁹", "1.0·10⁹"), labels(Axis.Kind.LINEAR, 0, 1e9, 2));
  }

  @Test
  void decadesAreNamedOnALogarithmicAxis() {
    assertEquals(List.of("0.01", "0.1", "1", "10"), labels(Axis.Kind.LOG, 0.009, 12, 5));
    assertEquals(List.of("10⁻⁶", "10⁻⁵", "0.0001", "0.001"), labels(Axis.Kind.LOG, 9e-7, 2e-3, 5));
  }

  @Test
  void wideLogarithmicRangesLeaveDecadesOut() {
    List<String> labels = labels(Axis.Kind.LOG, 1e-12, 1e12, 6);
    assertTrue(labels.size() >= 3 && labels.size() <= 6, labels::toString);
  }

  @Test
  void shortLogarithmicRangesNameTwosAndFives() {
    assertEquals(List.of("0.1", "0.2", "0.5", "1"), labels(Axis.Kind.LOG, 0.1, 1, 9));
    assertFalse(labels(Axis.Kind.LOG, 0.42, 0.58, 5).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void thereAreNeverMoreNamesThanRoomAndAllLieInside(Axis.Kind kind) {
    for (double min : new double[] {1e-9, 0.003, 0.7, 12, 4e6}) {
      for (double factor : new double[] {1.0001, 1.3, 7, 450, 1e7}) {
        Range range = new Range(min, min * factor);
        for (int most = 2; most <= 12; most++) {
          List<Ticks.Tick> ticks = Ticks.of(kind, range, most);
          String said = kind + " " + range + " " + most + " " + ticks;
          assertTrue(ticks.stream().filter(Ticks.Tick::named).count() <= most + 1, said);
          for (Ticks.Tick tick : ticks) {
            assertTrue(tick.value() >= min - 1e-6 * range.length(), said);
            assertTrue(tick.value() <= range.max() + 1e-6 * range.length(), said);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 0.2", "13, 5, 5", "0.03, 4, 0.01", "100000, 3, 50000", "7, 7, 1"})
  void stepIsTheSmallestThatLeavesRoom(double length, int most, double step) {
    assertEquals(step, Ticks.step(length, most, Axis.Kind.LINEAR), 1e-9 * step);
  }
}
