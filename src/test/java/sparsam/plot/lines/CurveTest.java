package sparsam.plot.lines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.picture.Memory;

class CurveTest {
  @Test
  void theNearestOfAHundredThousandIsFoundByAnyPathAndOnAnyScale() {
    Random random = new Random(4);
    double[] xs = DoubleStream.generate(() -> random.nextDouble() * 1000).limit(2000).toArray();
    double[] sorted = xs.clone();
    Arrays.sort(sorted);
    for (Axis.Kind kind : new Axis.Kind[] {Axis.Kind.LINEAR, Axis.Kind.LOG}) {
      Axis axis = Axis.of(kind, "");
      Scale scale = Scale.of(axis, new Range(1, 1000), 100, 500);
      Curve scrambled = new Curve(Points.of(xs, xs), axis, axis);
      Curve ordered = new Curve(Points.of(sorted, sorted), axis, axis);
      scrambled.growTo(2000);
      ordered.growTo(2000);
      for (int i = 0; i < 200; i++) {
        double position = 90 + random.nextDouble() * 420;
        double best = Double.POSITIVE_INFINITY;
        for (double x : xs) {
          best = Math.min(best, Math.abs(scale.position(x) - position));
        }
        for (Curve curve : List.of(scrambled, ordered)) {
          double found = curve.x(curve.nearest(scale, position));
          assertEquals(best, Math.abs(scale.position(found) - position), 1e-9);
        }
        double value = scale.value(position);
        for (int direction : new int[] {-1, 1}) {
          assertEquals(scrambled.next(value, direction), ordered.next(value, direction));
        }
      }
    }
  }

  @Test
  void xThatAreNoNumbersAreLookedAround() {
    Curve curve =
        new Curve(
            Points.of(new double[] {5, Double.NaN, 1, 3}, new double[] {1, 2, 3, 4}),
            Axis.of(Axis.Kind.WHOLE, "epoch"),
            Axis.of(Axis.Kind.PERCENT, "accuracy"));
    curve.growTo(4);
    Scale scale = new Scale(false, new Range(0, 10), 0, 10);
    assertEquals(3, curve.nearest(scale, 3.2));
    assertEquals(0, curve.nearest(scale, 9));
    assertEquals(5, curve.next(3.5, 1));
    assertTrue(Double.isNaN(curve.next(6, 1)));
  }

  @Test
  void aGrowingCurveIsThinnedAsAWholeOneIs() {
    Random random = new Random(8);
    Axis axis = Axis.of(Axis.Kind.LINEAR, "");
    Scale x = new Scale(false, new Range(0, 500), 0, 60);
    PointBuffer buffer = new PointBuffer();
    Memory memory = new Memory();
    for (int i = 0; i < 500; i++) {
      double y = i % 97 > 90 ? Double.NaN : random.nextGaussian();
      buffer.add(i, y);
      if (i % 3 == 0) {
        Scale y10 = new Scale(false, new Range(-4, 4 + i / 50), 10, 0);
        Decimation.Paths grown = Curve.of(memory, buffer.points(), axis, axis).paths(x, y10, 1);
        Decimation.Paths whole = Decimation.of(buffer.points(), axis, axis, x, y10, 1);
        assertEquals(whole.lines().size(), grown.lines().size());
        for (int k = 0; k < whole.lines().size(); k++) {
          assertArrayEquals(whole.lines().get(k).xs(), grown.lines().get(k).xs());
          assertArrayEquals(whole.lines().get(k).ys(), grown.lines().get(k).ys());
        }
        assertArrayEquals(whole.lost(), grown.lost());
      }
    }
  }
}
