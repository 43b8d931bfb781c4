package sparsam.plot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.plot.Samples;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Values;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

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
          Series.ghost("dense", Samples.from(0, .5, .6, .7, .8, .9), 0),
          Series.solid("dense", Samples.from(0, .11, .933, .9538, .957, .962), 0),
          Series.solid("SAM", Samples.from(3, .938, .966), 2));

  private static Probe arms(Set<String> hidden) {
    return ARMS.probe(hidden, layout(EPOCH, 4, SHARE, 0, 1), new Memory());
  }

  private static Hover at(Probe probe, double x) {
    return probe.at(new Place(x, 50)).orElseThrow();
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
    assertTrue(arms(Set.of("dense", "SAM")).at(new Place(200, 50)).isEmpty());
  }

  @Test
  void outsideTheDataNothingIsSaid() {
    assertTrue(arms(Set.of()).at(new Place(90, 50)).isEmpty());
    assertTrue(arms(Set.of()).at(new Place(200, 230)).isEmpty());
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
    Probe probe = chart.probe(Set.of(), layout, new Memory());
    assertEquals(
        "gradient 100: SGD 0.01234 nats; SAM 0.5000 nats gradient 190", at(probe, 200).text());
    Hover lost = at(probe, 305);
    assertEquals("gradient 200: SGD NaN nats; SAM 0.5000 nats gradient 190", lost.text());
    assertEquals(List.of(1), lost.dots().stream().map(Hover.Dot::colour).toList());
  }

  @Test
  void keysGoFromPointToPointAndAtLeastAPixel() {
    Probe probe = arms(Set.of());
    Place next = probe.next(new Place(200, 50), 1, 0).orElseThrow();
    assertEquals(300, next.x(), 1e-9);
    assertEquals(100, probe.next(new Place(200, 50), -1, 0).orElseThrow().x(), 1e-9);
    assertTrue(probe.next(new Place(500, 50), 1, 0).isEmpty());
    assertTrue(probe.next(new Place(200, 50), 0, 1).isEmpty());
    int n = 100_000;
    PointBuffer many = new PointBuffer();
    for (int i = 0; i < n; i++) {
      many.add(i, .5);
    }
    Probe dense =
        chart(EPOCH, SHARE, Series.solid("", Points.NONE, 0), Series.solid("a", many.points(), 0))
            .probe(Set.of(), layout(EPOCH, n, SHARE, 0, 1), new Memory());
    double moved = dense.next(new Place(200, 50), 1, 0).orElseThrow().x();
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
    Probe probe = histogram.probe(Set.of(), layout, new Memory());
    Hover hover = at(probe, 250);
    assertEquals("weight −0.10 … 0.00: before 1,200; after 0", hover.text());
    assertEquals(200, hover.mark().x(), 1e-9);
    assertEquals(100, hover.mark().width(), 1e-9);
    assertEquals(
        "weight 0.10 … 0.20: after 3",
        at(histogram.probe(Set.of("before"), layout, new Memory()), 500).text());
    assertEquals(350, probe.next(new Place(299, 50), 1, 0).orElseThrow().x(), 1e-9);
    assertTrue(probe.next(new Place(499, 50), 1, 0).isEmpty());
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
}
