package sparsam.plot.histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Flags;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Sheet;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/** Draws bars, the stem of the zeros and the thresholds of a histogram. */
final class HistogramPainter implements Sheet {
  /** So that the stem's head and the tallest bar do not touch. */
  private static final double HEADROOM = 1.06;

  private final Pen pen;
  private final Histogram histogram;
  private final Set<String> hidden;
  private final List<Histogram.Bars> shown;
  private final Range xRange;
  private final Range yRange;

  HistogramPainter(Pen pen, Histogram histogram, Set<String> hidden) {
    this.pen = pen;
    this.histogram = histogram;
    this.hidden = hidden;
    this.shown = histogram.shown(hidden);
    double limit = histogram.isEmpty() ? 1 : histogram.bars().getFirst().bins().limit();
    int most = Math.max(1, shown.stream().mapToInt(bars -> bars.bins().largest()).max().orElse(1));
    xRange = new Range(-limit, limit);
    yRange =
        histogram.counts() == Histogram.Counts.LOG
            ? new Range(0.7, 2 * most)
            : Range.of(y().between(0, Double.NaN), 0, most * HEADROOM, true);
  }

  @Override
  public List<Legend.Entry> legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Histogram.Bars bars : histogram.bars()) {
      Color colour = pen.theme().colour(bars.colour());
      entries.add(
          new Legend.Entry(
              bars.name(), swatch(bars.fill()), colour, bars.name(), hidden.contains(bars.name())));
      if (!bars.zeros().isEmpty()) {
        entries.add(
            new Legend.Entry(
                bars.zeros(),
                Legend.Swatch.STEM,
                colour,
                bars.name(),
                hidden.contains(bars.name())));
      }
    }
    return entries;
  }

  static Legend.Swatch swatch(Histogram.Fill fill) {
    return switch (fill) {
      case PALE -> Legend.Swatch.PALE_BLOCK;
      case SOLID -> Legend.Swatch.BLOCK;
    };
  }

  @Override
  public Axis x() {
    return Axis.of(Axis.Kind.LINEAR, histogram.xLabel());
  }

  @Override
  public Axis y() {
    return Axis.of(
        histogram.counts() == Histogram.Counts.LOG ? Axis.Kind.LOG : Axis.Kind.WHOLE,
        histogram.yLabel());
  }

  @Override
  public Range xRange() {
    return xRange;
  }

  @Override
  public Range yRange() {
    return yRange;
  }

  @Override
  public List<Flags.Flag> flags(Scale x) {
    return histogram.thresholds().stream()
        .filter(threshold -> threshold.magnitude() <= xRange.max())
        .map(
            threshold ->
                new Flags.Flag(
                    threshold.label(), x.position(threshold.magnitude()), pen.theme().accent()))
        .toList();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    Surface on = pen.surface();
    thresholdZone(on, plot, x);
    for (Histogram.Bars bars : shown) {
      Color colour = pen.theme().colour(bars.colour());
      switch (bars.fill()) {
        case PALE -> pale(on, plot, bars.bins(), colour, x, y);
        case SOLID -> solid(on, plot, bars.bins(), colour, x, y);
      }
    }
    for (Histogram.Bars bars : shown) {
      if (!bars.zeros().isEmpty()) {
        stem(on, plot, x.position(0), pen.theme().colour(bars.colour()));
      }
    }
    thresholdLines(on, plot, x);
  }

  private double top(int count, Box plot, Scale y) {
    return count == 0 ? plot.bottom() : Math.clamp(y.position(count), plot.y(), plot.bottom() - 1);
  }

  private void solid(Surface on, Box plot, Bins bins, Color colour, Scale x, Scale y) {
    double gap = x.position(bins.width()) - x.position(0) >= 5 ? 1 : 0;
    for (int i = 0; i < bins.counts().length; i++) {
      int count = bins.counts()[i];
      if (count > 0) {
        double left = edge(bins, i, x);
        double right = edge(bins, i + 1, x);
        double top = top(count, plot, y);
        on.rect(left, top, right - left - gap, plot.bottom() - top, colour);
      }
    }
  }

  private void pale(Surface on, Box plot, Bins bins, Color colour, Scale x, Scale y) {
    int n = bins.counts().length;
    double[] xs = new double[2 * n + 2];
    double[] ys = new double[2 * n + 2];
    xs[0] = edge(bins, 0, x);
    ys[0] = plot.bottom();
    for (int i = 0; i < n; i++) {
      xs[2 * i + 1] = edge(bins, i, x);
      xs[2 * i + 2] = edge(bins, i + 1, x);
      ys[2 * i + 1] = top(bins.counts()[i], plot, y);
      ys[2 * i + 2] = ys[2 * i + 1];
    }
    xs[2 * n + 1] = edge(bins, n, x);
    ys[2 * n + 1] = plot.bottom();
    on.polygon(xs, ys, Theme.pale(colour));
    on.polyline(xs, ys, new Surface.Line(colour.deriveColor(0, 1, 1, 0.75), 1));
  }

  private double edge(Bins bins, int i, Scale x) {
    return pen.snap(x.position(-bins.limit() + i * bins.width()));
  }

  private void stem(Surface on, Box plot, double x, Color colour) {
    on.line(x, plot.y() + 4, x, plot.bottom(), new Surface.Line(colour, 1.5, true, 2, 4));
    on.oval(x - 4, plot.y() - 3, 8, 8, colour);
  }

  private void thresholdZone(Surface on, Box plot, Scale x) {
    if (histogram.thresholds().size() > 1) {
      return; // Zones over each other would say nothing.
    }
    Color shade = pen.theme().accent().deriveColor(0, 1, 1, 0.07);
    for (Histogram.Threshold threshold : histogram.thresholds()) {
      double reach = Math.min(threshold.magnitude(), xRange.max());
      if (reach > 0) {
        double left = x.position(-reach);
        on.rect(left, plot.y(), x.position(reach) - left, plot.height(), shade);
      }
    }
  }

  private void thresholdLines(Surface on, Box plot, Scale x) {
    Surface.Line line = new Surface.Line(pen.theme().accent(), 1.5);
    for (Histogram.Threshold threshold : histogram.thresholds()) {
      for (int side : new int[] {-1, 1}) {
        if (threshold.magnitude() <= xRange.max()) {
          double at = x.position(side * threshold.magnitude());
          on.line(at, plot.y(), at, plot.bottom(), line);
        }
      }
    }
  }
}
