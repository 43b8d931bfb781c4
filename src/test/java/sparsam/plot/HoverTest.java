package sparsam.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cross-hair says, without any toolkit. */
class HoverTest {
  private static final Box PLOT = new Box(100, 20, 400, 200);

  private static Layout layout(Axis x, double xMax, Axis y, double yMin, double yMax) {
    return new Layout(
        PLOT,
        List.of(),
        List.of(),
        Scale.of(x, new Range(x.kind() == Axis.Kind.LOG ? 1 : 0, xMax), 100, 500),
        Scale.of(y, new Range(yMin, yMax), 220, 20));
  }

  private static final Axis EPOCH = Axis.of(Axis.Kind.WHOLE, "epoch");
  private static final Axis SHARE = Axis.of(Axis.Kind.PERCENT, "accuracy");

  private static LineChart chart(Axis x, Axis y, Series... series) {
    return new LineChart("", x, y, List.of(series), List.of(), "");
  }

  private static final LineChart ARMS =
      chart(
          EPOCH,
          SHARE,
          Series.ghost("dense", PaintingTest.from(0, .5, .6, .7, .8, .9), 0),
          Series.solid("dense", PaintingTest.from(0, .11, .933, .9538, .957, .962), 0),
          Series.solid("SAM", PaintingTest.from(3, .938, .966), 2));

  private static Probe arms(Set<String> hidden) {
    return Probe.of(ARMS, hidden, layout(EPOCH, 4, SHARE, 0, 1), new Curves());
  }

  private static Hover at(Probe probe, double x) {
    return probe.at(new Probe.Place(x, 50)).orElseThrow();
  }

  @Test
  void theNearestEpochIsToldWithTheValuesOfAllThatHaveOne() {
    Hover two = at(arms(Set.of()), 310);
    assertEquals("epoch 2: dense 95.38 %", two.text());
    assertEquals(300, two.mark().x(), 1e-9);
    assertEquals(0, two.mark().width());
    assertEquals(220 - 200 * .9538, two.dots().getFirst().y(), 1e-9);
    Hover three = at(arms(Set.of()), 380);
    assertEquals("epoch 3: dense 95.70 %; SAM 93.80 %", three.text());
    assertEquals(2, three.dots().size());
  }

  @Test
  void whatIsHiddenSaysNothing() {
    assertEquals("epoch 3: SAM 93.80 %", at(arms(Set.of("dense")), 101).text());
    assertTrue(arms(Set.of("dense", "SAM")).at(new Probe.Place(200, 50)).isEmpty());
  }

  @Test
  void outsideTheDataNothingIsSaid() {
    assertTrue(arms(Set.of()).at(new Probe.Place(90, 50)).isEmpty());
    assertTrue(arms(Set.of()).at(new Probe.Place(200, 230)).isEmpty());
  }

  @Test
  void aValueFromAnotherPlaceSaysWhere() {
    Axis steps = Axis.of(Axis.Kind.WHOLE, "gradient");
    LineChart chart =
        chart(
            steps,
            Axis.of(Axis.Kind.LOG, "loss").withUnit("nats"),
            Series.solid(
                "SGD",
                Points.of(new double[] {0, 100, 200}, new double[] {1, 0.0123449, Double.NaN}),
                0),
            Series.solid("SAM", Points.of(new double[] {0, 190, 380}, new double[] {1, .5, 2}), 1));
    Layout layout = layout(steps, 400, chart.y(), 0.01, 10);
    Probe probe = Probe.of(chart, Set.of(), layout, new Curves());
    assertEquals(
        "gradient 100: SGD 0.01234 nats; SAM 0.5000 nats gradient 190", at(probe, 200).text());
    Hover lost = at(probe, 305);
    assertEquals("gradient 200: SGD NaN nats; SAM 0.5000 nats gradient 190", lost.text());
    assertEquals(List.of(1), lost.dots().stream().map(Hover.Dot::colour).toList());
  }

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
            Points.of(new double[] {5, Double.NaN, 1, 3}, new double[] {1, 2, 3, 4}), EPOCH, SHARE);
    curve.growTo(4);
    Scale scale = new Scale(false, new Range(0, 10), 0, 10);
    assertEquals(3, curve.nearest(scale, 3.2));
    assertEquals(0, curve.nearest(scale, 9));
    assertEquals(5, curve.next(3.5, 1));
    assertTrue(Double.isNaN(curve.next(6, 1)));
  }

  @Test
  void keysGoFromPointToPointAndAtLeastAPixel() {
    Probe probe = arms(Set.of());
    Probe.Place next = probe.next(new Probe.Place(200, 50), 1, 0).orElseThrow();
    assertEquals(300, next.x(), 1e-9);
    assertEquals(100, probe.next(new Probe.Place(200, 50), -1, 0).orElseThrow().x(), 1e-9);
    assertTrue(probe.next(new Probe.Place(500, 50), 1, 0).isEmpty());
    assertTrue(probe.next(new Probe.Place(200, 50), 0, 1).isEmpty());
    int n = 100_000;
    PointBuffer many = new PointBuffer();
    for (int i = 0; i < n; i++) {
      many.add(i, .5);
    }
    Probe dense =
        Probe.of(
            chart(
                EPOCH,
                SHARE,
                Series.solid("", Points.NONE, 0),
                Series.solid("a", many.points(), 0)),
            Set.of(),
            layout(EPOCH, n, SHARE, 0, 1),
            new Curves());
    double moved = dense.next(new Probe.Place(200, 50), 1, 0).orElseThrow().x();
    assertTrue(moved >= 201 && moved < 201.1, () -> moved + "");
  }

  @Test
  void aBinSaysItsEndsAndHowManyOfEachLieInIt() {
    Bins before = new Bins(0.2, new int[] {5, 1200, 40, 3}, 0, 0);
    Bins after = new Bins(0.2, new int[] {5, 0, 0, 3}, 1240, 0);
    Histogram histogram =
        new Histogram(
            "",
            "weight",
            "count",
            Histogram.Counts.LINEAR,
            List.of(
                new Histogram.Bars("before", before, 6, Histogram.Fill.PALE, ""),
                new Histogram.Bars("after", after, 0, Histogram.Fill.SOLID, "1,240 zeros")),
            List.of(),
            "");
    Layout layout =
        new Layout(
            PLOT,
            List.of(),
            List.of(),
            new Scale(false, new Range(-0.2, 0.2), 100, 500),
            new Scale(false, new Range(0, 1200), 220, 20));
    Probe probe = Probe.of(histogram, Set.of(), layout, new Curves());
    Hover hover = at(probe, 250);
    assertEquals("weight −0.10 … 0.00: before 1,200; after 0", hover.text());
    assertEquals(200, hover.mark().x(), 1e-9);
    assertEquals(100, hover.mark().width(), 1e-9);
    assertEquals(
        "weight 0.10 … 0.20: after 3",
        at(Probe.of(histogram, Set.of("before"), layout, new Curves()), 500).text());
    assertEquals(350, probe.next(new Probe.Place(299, 50), 1, 0).orElseThrow().x(), 1e-9);
    assertTrue(probe.next(new Probe.Place(499, 50), 1, 0).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "PERCENT, 0.95381, 95.38 %",
    "PERCENT, NaN, NaN",
    "LINEAR, 0.0123449, 0.01234",
    "LINEAR, -1.5, −1.500",
    "LOG, 0, 0",
    "LINEAR, 12345.678, '12,346'",
    "LOG, 0.0000012344, 1.234·10⁻⁶",
    "WHOLE, 12, 12",
    "LINEAR, Infinity, ∞"
  })
  void valuesAreExactAndShort(Axis.Kind kind, double value, String text) {
    assertEquals(text, Values.of(Axis.of(kind, "x"), value));
  }

  @Test
  void placesLoseZerosThatSayNothing() {
    assertEquals("epoch 3.5", Values.place(EPOCH, 3.5));
    assertEquals("step 10,000", Values.place(Axis.of(Axis.Kind.WHOLE, "step"), 10_000));
    assertEquals("pruned 50 %", Values.place(Axis.of(Axis.Kind.PERCENT, "pruned"), 0.5));
    assertEquals(
        "time 2.25 s", Values.place(Axis.of(Axis.Kind.LINEAR, "time").withUnit("s"), 2.25));
  }

  @Test
  void theBoxNeverLeavesThePictureNorLiesUnderTheMouse() {
    for (double[] size : new double[][] {{600, 320}, {230, 110}}) {
      Box sheet = new Box(0, 0, size[0], size[1]);
      for (double x = 0; x <= size[0]; x += 7) {
        for (double y = 0; y <= size[1]; y += 7) {
          double most = Math.max(x - 14, size[0] - x - 14) - 2;
          for (double width : new double[] {60, Math.min(180, most), most}) {
            if (width <= most) {
              Box box = HoverBox.place(x - 14, x + 14, y, width, 90, sheet);
              assertTrue(sheet.contains(box), () -> sheet + " " + box);
              assertFalse(box.holds(x, y), box::toString);
            }
          }
        }
      }
    }
  }

  @Test
  void aGrowingCurveIsThinnedAsAWholeOneIs() {
    Random random = new Random(8);
    Axis axis = Axis.of(Axis.Kind.LINEAR, "");
    Scale x = new Scale(false, new Range(0, 500), 0, 60);
    PointBuffer buffer = new PointBuffer();
    Curves curves = new Curves();
    for (int i = 0; i < 500; i++) {
      double y = i % 97 > 90 ? Double.NaN : random.nextGaussian();
      buffer.add(i, y);
      if (i % 3 == 0) {
        Scale y10 = new Scale(false, new Range(-4, 4 + i / 50), 10, 0);
        curves.turn();
        Decimation.Paths grown = curves.of(buffer.points(), axis, axis).paths(x, y10, 1);
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
