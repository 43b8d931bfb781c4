package sparsam.plot.intervals;

import java.util.List;
import java.util.Set;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Values;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/**
 * Measured values with what they may be off by: a dot with whiskers for each, one below the other.
 *
 * @param x what is measured
 * @param spread what the whiskers are: {@code 95 % interval}
 * @param rows from the top
 * @param empty the sentence shown while there are none
 */
public record Intervals(String title, Axis x, String spread, List<Row> rows, String empty)
    implements Picture {
  /**
   * One value.
   *
   * @param low where its whiskers begin, at most the value
   * @param high where they end, at least the value
   * @param colour index into {@link Theme#series()}
   */
  public record Row(String name, double value, double low, double high, int colour) {
    public Row {
      if (!(low <= value && value <= high)) {
        throw new IllegalArgumentException(
            "%s lies outside its interval from %s to %s".formatted(value, low, high));
      }
    }
  }

  public Intervals {
    rows = List.copyOf(rows);
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public Intervals withTitle(String other) {
    return new Intervals(other, x, spread, rows, empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Intervals without(Set<String> hidden) {
    return this;
  }

  @Override
  public double aspect(double width) {
    return width / Math.clamp(70 + 38.0 * rows.size(), 140, 900);
  }

  @Override
  public Numbers numbers() {
    return new IntervalsNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return Axes.draw(pen, new IntervalsPainter(pen, this, frame.box().width()), frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new IntervalsProbe(this, layout);
  }

  /** A row in words: {@code SAM: 97.15 %, 95 % interval 96.33 % to 97.79 %}. */
  String say(int row) {
    Row one = rows.get(row);
    return "%s: %s, %s %s to %s"
        .formatted(
            one.name(),
            Values.of(x, one.value()),
            spread,
            Values.of(x, one.low()),
            Values.of(x, one.high()));
  }
}
