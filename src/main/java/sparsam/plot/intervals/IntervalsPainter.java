package sparsam.plot.intervals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Flags;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Sheet;
import sparsam.plot.axes.Ticks;
import sparsam.plot.axes.Values;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/** Draws values as dots with whiskers, their names where other charts have numbers. */
final class IntervalsPainter implements Sheet {
  /** The part of the width that names may take. */
  private static final double NAMES = 0.4;

  private static final double DOT = 4;
  private static final double CAP = 4;
  private static final double WIDTH = 1.75;

  private final Pen pen;
  private final Intervals intervals;
  private final double mostName;
  private final Range xRange;
  private final Range yRange;

  /**
   * @param width of the whole picture
   */
  IntervalsPainter(Pen pen, Intervals intervals, double width) {
    this.pen = pen;
    this.intervals = intervals;
    mostName = NAMES * width;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Intervals.Row row : intervals.rows()) {
      low = Math.min(low, row.low());
      high = Math.max(high, row.high());
    }
    xRange = Range.of(intervals.x(), low, high, true);
    yRange = new Range(0, intervals.rows().size());
  }

  @Override
  public List<Legend.Entry> legend() {
    return List.of();
  }

  /** Names the whiskers besides. */
  @Override
  public Axis x() {
    Axis x = intervals.x();
    String label =
        intervals.spread().isEmpty() ? x.label() : x.label() + " · " + intervals.spread();
    return new Axis(label, x.unit(), x.kind(), x.min(), x.max());
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
    for (int row = intervals.rows().size() - 1; row >= 0; row--) {
      String name = pen.fit(intervals.rows().get(row).name(), pen.theme().small(), mostName);
      names.add(new Ticks.Tick(middle(row), name));
    }
    return names;
  }

  /** Where a row lies on the y axis, which points up. */
  private double middle(int row) {
    return intervals.rows().size() - row - 0.5;
  }

  @Override
  public List<Flags.Flag> flags(Scale x) {
    return List.of();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    Font font = pen.theme().small();
    double band = plot.height() / intervals.rows().size();
    double cap = Math.min(CAP, band / 3);
    boolean spoken = band >= 2.8 * font.getSize();
    for (int i = 0; i < intervals.rows().size(); i++) {
      Intervals.Row row = intervals.rows().get(i);
      Color colour = pen.theme().colour(row.colour());
      Surface.Line line = new Surface.Line(colour, WIDTH);
      double at = pen.snap(y.position(middle(i)));
      double left = x.position(row.low());
      double right = x.position(row.high());
      pen.surface().line(left, at, right, at, line);
      pen.surface().line(left, at - cap, left, at + cap, line);
      pen.surface().line(right, at - cap, right, at + cap, line);
      double dot = Math.min(DOT, band / 3);
      double middle = x.position(row.value());
      pen.surface().oval(middle - dot, at - dot, 2 * dot, 2 * dot, colour);
      if (spoken) {
        String value = Values.of(intervals.x(), row.value());
        double half = pen.width(value, font) / 2;
        double centre = Math.clamp(middle, plot.x() + half, plot.right() - half);
        double above = at - dot - font.getSize() * 0.8;
        pen.text(value, centre, above, TextAlignment.CENTER, font, pen.theme().ink());
      }
    }
  }
}
