package sparsam.plot.bars;

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
import sparsam.plot.axes.Ticks;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/** Draws bars, their names where other charts have numbers. */
final class BarPainter implements Sheet {
  /** The part of the width that names may take. */
  private static final double NAMES = 0.3;

  /** The part of a row that its bars take. */
  private static final double FULL = 0.76;

  private static final double THICKEST = 18;
  private static final double CAP = 3;

  private final Pen pen;
  private final BarChart chart;
  private final Set<String> hidden;
  private final List<BarChart.Bars> shown;
  private final double mostName;
  private final Range xRange;
  private final Range yRange;

  /**
   * @param width of the whole picture
   */
  BarPainter(Pen pen, BarChart chart, Set<String> hidden, double width) {
    this.pen = pen;
    this.chart = chart;
    this.hidden = hidden;
    this.shown = chart.shown(hidden);
    mostName = NAMES * width;
    double low = 0;
    double high = 0;
    for (BarChart.Bars bars : shown) {
      for (int i = 0; i < chart.groups().size(); i++) {
        if (Double.isFinite(bars.values().get(i))) {
          low = Math.min(low, bars.low(i));
          high = Math.max(high, bars.high(i));
        }
      }
    }
    xRange = Range.of(chart.x(), low, high, true);
    yRange = new Range(0, Math.max(1, chart.groups().size()));
  }

  @Override
  public List<Legend.Entry> legend() {
    return chart.bars().stream()
        .map(
            bars ->
                new Legend.Entry(
                    bars.name(),
                    Legend.Swatch.BLOCK,
                    pen.theme().colour(bars.colour()),
                    bars.name(),
                    hidden.contains(bars.name())))
        .toList();
  }

  /** Names the whiskers besides. */
  @Override
  public Axis x() {
    Axis x = chart.x();
    return chart.spread().isEmpty()
        ? x
        : new Axis(x.label() + " · " + chart.spread(), x.unit(), x.kind(), x.min(), x.max());
  }

  @Override
  public Axis y() {
    return Axis.of(Axis.Kind.LINEAR, "");
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
  public List<Ticks.Tick> yTicks(int most) {
    List<Ticks.Tick> names = new ArrayList<>();
    for (int group = chart.groups().size() - 1; group >= 0; group--) {
      String name = pen.fit(chart.groups().get(group), pen.theme().small(), mostName);
      names.add(new Ticks.Tick(chart.groups().size() - group - 0.5, name));
    }
    return names;
  }

  @Override
  public List<Flags.Flag> flags(Scale x) {
    return List.of();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    double row = plot.height() / chart.groups().size();
    double thick = Math.min(THICKEST, FULL * row / Math.max(1, shown.size()));
    for (int group = 0; group < chart.groups().size(); group++) {
      double middle = plot.y() + (group + 0.5) * row;
      for (int i = 0; i < shown.size(); i++) {
        double top = middle + (i - shown.size() / 2.0) * thick;
        if (Double.isFinite(shown.get(i).values().get(group))) {
          bar(shown.get(i), group, top, thick, x);
        }
      }
    }
    pen.vertical(x.position(0), plot.y(), plot.bottom(), pen.theme().axis());
  }

  private void bar(BarChart.Bars bars, int group, double top, double thick, Scale x) {
    double zero = x.position(0);
    double end = x.position(bars.values().get(group));
    Color colour = pen.theme().colour(bars.colour());
    double gap = thick >= 5 ? 1 : 0;
    double left = Math.min(zero, end);
    pen.surface().rect(left, top, Math.max(pen.pixel(), Math.abs(end - zero)), thick - gap, colour);
    if (bars.errors().get(group) > 0) {
      double at = top + (thick - gap) / 2;
      double low = x.position(bars.low(group));
      double high = x.position(bars.high(group));
      double cap = Math.min(CAP, thick / 3);
      Surface.Line line = new Surface.Line(pen.theme().ink(), 1);
      pen.surface().line(low, at, high, at, line);
      pen.surface().line(low, at - cap, low, at + cap, line);
      pen.surface().line(high, at - cap, high, at + cap, line);
    }
  }
}
