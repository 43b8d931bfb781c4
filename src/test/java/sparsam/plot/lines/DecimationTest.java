package sparsam.plot.lines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;

class DecimationTest {
  private static final Axis AXIS = Axis.of(Axis.Kind.LINEAR, "");
  private static final Scale SAME = new Scale(false, new Range(0, 100), 0, 100);

  private static Decimation.Paths thin(Points points) {
    return Decimation.of(points, AXIS, AXIS, SAME, SAME, 1);
  }

  private static Points points(double... xy) {
    PointBuffer buffer = new PointBuffer();
    for (int i = 0; i < xy.length; i += 2) {
      buffer.add(xy[i], xy[i + 1]);
    }
    return buffer.points();
  }

  @Test
  void fewPointsStayAsTheyAre() {
    Decimation.Paths paths = thin(points(0, 3, 10, 5, 20, 4));
    assertEquals(1, paths.lines().size());
    assertArrayEquals(new double[] {0, 10, 20}, paths.lines().getFirst().xs());
    assertArrayEquals(new double[] {3, 5, 4}, paths.lines().getFirst().ys());
  }

  @Test
  void ofAColumnTheFirstLowestHighestAndLastStayInTheirOrder() {
    Decimation.Paths paths =
        thin(points(5.0, 10, 5.1, 40, 5.2, 20, 5.3, 2, 5.4, 30, 5.5, 12, 6.5, 11));
    assertArrayEquals(new double[] {10, 40, 2, 12, 11}, paths.lines().getFirst().ys());
  }

  @Test
  void manyPointsKeepEveryColumnsExtremes() {
    Random random = new Random(3);
    int n = 100_000;
    double[] xs = new double[n];
    double[] ys = new double[n];
    double[] highest = new double[100];
    for (int i = 0; i < n; i++) {
      xs[i] = 100.0 * i / n;
      ys[i] = 50 + 10 * random.nextGaussian();
      int column = (int) xs[i];
      highest[column] = Math.max(highest[column], ys[i]);
    }
    Decimation.Line line = thin(Points.of(xs, ys)).lines().getFirst();
    assertTrue(line.count() <= 400, () -> line.count() + " points are left");
    double[] kept = new double[100];
    for (int i = 0; i < line.count(); i++) {
      int column = (int) line.xs()[i];
      kept[column] = Math.max(kept[column], line.ys()[i]);
    }
    assertArrayEquals(highest, kept, 1e-9);
    assertTrue(Arrays.stream(line.xs()).allMatch(x -> x >= 0 && x <= 100));
  }

  @Test
  void whatIsNotFiniteBreaksTheLineAndIsTold() {
    Decimation.Paths paths =
        thin(points(1, 1, 2, 2, 3, Double.NaN, 4, Double.POSITIVE_INFINITY, 5, 5, 6, Double.NaN));
    assertEquals(2, paths.lines().size());
    assertArrayEquals(new double[] {5}, paths.lines().get(1).xs());
    assertArrayEquals(new double[] {3, 6}, paths.lost());
  }

  @Test
  void nothingDrawableIsNoLine() {
    assertTrue(thin(Points.NONE).lines().isEmpty());
    Decimation.Paths paths = thin(points(1, Double.NaN, Double.NaN, 1));
    assertTrue(paths.lines().isEmpty());
    assertArrayEquals(new double[] {1}, paths.lost());
  }

  @Test
  void zeroIsLeftOutOfALogarithmicAxisButNotLost() {
    Axis log = Axis.of(Axis.Kind.LOG, "");
    Scale scale = new Scale(true, new Range(1, 100), 100, 0);
    Decimation.Paths paths = Decimation.of(points(1, 10, 2, 0, 3, 100), AXIS, log, SAME, scale, 1);
    assertEquals(2, paths.lines().size());
    assertEquals(50, paths.lines().getFirst().ys()[0], 1e-9);
    assertEquals(0, paths.lost().length);
  }

  @Test
  void aBufferThatGrowsLeavesEarlierPointsAlone() {
    PointBuffer buffer = new PointBuffer();
    buffer.add(1, 2);
    Points before = buffer.points();
    for (int i = 0; i < 1000; i++) {
      buffer.add(i, -i);
    }
    assertEquals(1, before.count());
    assertEquals(2, before.ys()[0]);
    assertEquals(1001, buffer.points().count());
    assertEquals(-999, buffer.points().ys()[1000]);
  }
}
