package sparsam.plot.lines;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Curves over one pair of axes.
 *
 * @param series later ones lie on top
 * @param marks moments worth a line of their own
 * @param empty the sentence shown while no series has a point
 * @param bands behind all series
 */
public record LineChart(
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<Mark> marks,
    String empty,
    List<Band> bands)
    implements Picture {
  /**
   * A vertical line.
   *
   * @param at where on the x axis
   * @param label a word or two, written above it
   */
  public record Mark(double at, String label, Kind kind) {
    /** What happened there. */
    public enum Kind {
      /** A new part of the run begins: a quiet line. */
      STAGE,
      /** Somebody changed a setting: a dashed line in the theme's accent. */
      CHANGE
    }

    public Mark(double at, String label) {
      this(at, label, Kind.STAGE);
    }
  }

  public LineChart {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    bands = List.copyOf(bands);
  }

  /** One without bands. */
  public LineChart(
      String title, Axis x, Axis y, List<Series> series, List<Mark> marks, String empty) {
    this(title, x, y, series, marks, empty, List.of());
  }

  @Override
  public boolean isEmpty() {
    return series.stream().allMatch(one -> one.points().count() == 0);
  }

  @Override
  public LineChart withTitle(String other) {
    return new LineChart(other, x, y, series, marks, empty, bands);
  }

  @Override
  public Axis xAxis() {
    return x;
  }

  @Override
  public Axis yAxis() {
    return y;
  }

  @Override
  public LineChart within(Limits limits) {
    return new LineChart(
        title,
        x.narrowed(limits.xFrom(), limits.xTo()),
        y.narrowed(limits.yFrom(), limits.yTo()),
        series,
        marks,
        empty,
        bands);
  }

  @Override
  public List<String> names() {
    return series.stream().map(Series::group).filter(name -> !name.isEmpty()).distinct().toList();
  }

  @Override
  public OptionalInt colour(String name) {
    return series.stream()
        .filter(one -> one.group().equals(name))
        .mapToInt(Series::colour)
        .findFirst();
  }

  @Override
  public LineChart without(Set<String> hidden) {
    return new LineChart(title, x, y, shown(hidden), marks, empty, shownBands(hidden));
  }

  @Override
  public double aspect(double width) {
    return 16 / 9.0;
  }

  @Override
  public Numbers numbers() {
    return new LineNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return Axes.draw(pen, new LinePainter(pen, this, hidden, memory), frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new LineProbe(this, hidden, layout, memory);
  }

  /** The series that are left when some groups are hidden. */
  List<Series> shown(Set<String> hidden) {
    return series.stream().filter(one -> !hidden.contains(one.group())).toList();
  }

  /** The bands that are left when some groups are hidden. */
  List<Band> shownBands(Set<String> hidden) {
    return bands.stream().filter(one -> !hidden.contains(one.owner())).toList();
  }
}
