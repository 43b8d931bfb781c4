package sparsam.ui.lab.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import sparsam.ui.lab.prune.Cliff.Point;

class CliffTest {
  private static List<Point> measured(DoubleUnaryOperator accuracy, double present) {
    List<Point> inOrder = new ArrayList<>();
    List<Point> known = new ArrayList<>();
    for (OptionalDouble next = Cliff.next(known, present, 0);
        next.isPresent();
        next = Cliff.next(known, present, 0)) {
      Point point = new Point(next.getAsDouble(), accuracy.applyAsDouble(next.getAsDouble()));
      inOrder.add(point);
      known.add(point);
      known.sort(Comparator.comparingDouble(Point::fraction));
    }
    return inOrder;
  }

  private static List<Double> fractions(List<Point> points) {
    return points.stream().map(Point::fraction).toList();
  }

  @Test
  void theNeighbourhoodOfThePresentFractionComesFirst() {
    List<Double> fractions = fractions(measured(fraction -> 1 - fraction, 0.92));
    assertEquals(List.of(0.9, 0.95, 0.98, 0.99, 1.0), fractions.subList(0, 5));
    assertTrue(fractions.subList(0, 14).containsAll(List.of(0.0, 0.1, 0.5)));
  }

  @Test
  void theSteepestPartIsRefined() {
    List<Point> points = measured(fraction -> fraction < 0.83 ? 0.95 : 0.1, 0.5);
    assertEquals(25, points.size());
    List<Double> finer = fractions(points).subList(14, 25);
    assertEquals(List.of(0.85, 0.825, 0.837), finer.subList(0, 3));
    assertTrue(finer.contains(0.829) || finer.contains(0.83), finer.toString());
  }

  @Test
  void whereNothingIsBetweenTwoFractionsItGoesElsewhereAndEnds() {
    List<Point> points = measured(fraction -> fraction < 0.995 ? 1 : 0, 0);
    assertEquals(25, points.size());
    assertEquals(25, fractions(points).stream().distinct().count());
  }

  @Test
  void whereItFallsBelowALevelIsFoundToAThousandth() {
    for (double edge : new double[] {0.0523, 0.4567, 0.83, 0.9999}) {
      List<Point> known = new ArrayList<>();
      DoubleUnaryOperator accuracy = fraction -> fraction < edge ? 0.95 : 0.5;
      for (OptionalDouble next = Cliff.next(known, 0.5, 0.9);
          next.isPresent();
          next = Cliff.next(known, 0.5, 0.9)) {
        known.add(new Point(next.getAsDouble(), accuracy.applyAsDouble(next.getAsDouble())));
        known.sort(Comparator.comparingDouble(Point::fraction));
      }
      Cliff.Crossing at = Cliff.crossing(known, 0.9).orElseThrow();
      assertTrue(at.kept() < edge && at.lost() >= edge, at.toString());
      assertEquals(0.001, at.lost() - at.kept(), 1e-9);
    }
    assertTrue(Cliff.crossing(List.of(new Point(0, 1), new Point(1, 0.95)), 0.9).isEmpty());
    assertTrue(Cliff.crossing(List.of(new Point(0, 0.8), new Point(1, 0.1)), 0.9).isEmpty());
  }

  @Test
  void pointsThatAHandFoundCount() {
    List<Point> known = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      known.add(new Point(i / 100.0, 0.5));
    }
    assertEquals(OptionalDouble.empty(), Cliff.next(known, 0.3, 0));
  }
}
