package sparsam.plot.lines;

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
import sparsam.plot.picture.Memory;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pattern;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/** Draws the curves of a line chart. */
final class LinePainter implements Sheet {
  private static final double WIDTH = 2;
  private static final double DOT = 2.75;
  private static final double HEAD = 9;

  /** How opaque a band is: three over each other are still told apart. */
  private static final double BAND = 0.16;

  /** Points farther apart than this many pixels each get a dot. */
  private static final double APART = 18;

  /** A line of more points than this a pixel is drawn without round corners, which cost most. */
  private static final int MANY = 400;

  /** A line that goes this many pixels up and down for each to the right is noise. */
  private static final double FILLING = 8;

  /** How far marks on a line are from each other where not every point has one. */
  private static final double SPARSE = 84;

  /**
   * @param under on how many others before it lies
   */
  private record Drawn(Series series, Curve curve, int under) {}

  private final Pen pen;
  private final LineChart chart;
  private final Set<String> hidden;
  private final List<Drawn> shown = new ArrayList<>();
  private final List<Band> bands;
  private final Range xRange;
  private final Range yRange;

  LinePainter(Pen pen, LineChart chart, Set<String> hidden, Memory memory) {
    this.pen = pen;
    this.chart = chart;
    this.hidden = hidden;
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    List<Series> all = chart.shown(hidden);
    List<Curve> curves = new ArrayList<>();
    for (Series series : all) {
      Curve curve = Curve.of(memory, series.points(), chart.x(), chart.y());
      curves.add(curve);
      lowX = Math.min(lowX, curve.lowX());
      highX = Math.max(highX, curve.highX());
      lowY = Math.min(lowY, curve.lowY());
      highY = Math.max(highY, curve.highY());
    }
    bands = chart.shownBands(hidden);
    for (Band band : bands) {
      for (int i = 0; i < band.xs().length; i++) {
        // A logarithmic axis shows the upper end of what reaches down to nothing.
        if (band.spans(i) && chart.y().shows(band.lows()[i])) {
          lowY = Math.min(lowY, band.lows()[i]);
        }
        if (band.spans(i) && chart.y().shows(band.highs()[i])) {
          highY = Math.max(highY, band.highs()[i]);
        }
      }
    }
    xRange = Range.of(chart.x(), lowX, highX, false);
    yRange = Range.of(chart.y(), lowY, highY, true);
    int[] under = Coinciding.counts(curves, chart.y(), yRange);
    for (int i = 0; i < curves.size(); i++) {
      shown.add(new Drawn(all.get(i), curves.get(i), under[i]));
    }
  }

  @Override
  public List<Legend.Entry> legend() {
    return chart.series().stream()
        .filter(series -> !series.name().isEmpty())
        .map(
            series ->
                new Legend.Entry(
                    series.name(),
                    swatch(series),
                    colour(series),
                    series.group(),
                    hidden.contains(series.group()),
                    pattern(series)))
        .toList();
  }

  @Override
  public Axis x() {
    return chart.x();
  }

  @Override
  public Axis y() {
    return chart.y();
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
    List<Flags.Flag> flags = new ArrayList<>();
    for (LineChart.Mark mark : chart.marks()) {
      if (inside(mark)) {
        flags.add(new Flags.Flag(mark.label(), x.position(mark.at()), colour(mark.kind())));
      }
    }
    return flags;
  }

  private Color colour(LineChart.Mark.Kind kind) {
    return switch (kind) {
      case STAGE -> pen.theme().muted();
      case CHANGE -> pen.theme().accent();
    };
  }

  private Legend.Swatch swatch(Series series) {
    if (series.stroke() != Series.Stroke.DOT && pen.look().distinct()) {
      return Legend.Swatch.PATTERN;
    }
    boolean over =
        shown.stream().anyMatch(one -> one.series().equals(series) && over(one).length > 0);
    return over ? Legend.Swatch.DASHES : swatch(series.stroke());
  }

  private static Pattern pattern(Series series) {
    Pattern pattern = Pattern.of(series.colour());
    return switch (series.stroke()) {
      case DASHED -> pattern.beside();
      case DOTTED, DASH_AND_DOT -> pattern.dashed(series.stroke().dashes());
      case SOLID, GHOST, ARROW, DOT -> pattern;
    };
  }

  /** The dashes of a line that lies on others, through which these are seen. */
  private static double[] over(Drawn drawn) {
    boolean plain = drawn.series().stroke() == Series.Stroke.SOLID && drawn.under() > 0;
    return plain ? new double[] {8.0 / drawn.under(), 10} : new double[0];
  }

  @Override
  public List<Flags.Flag> ends(Scale y) {
    List<Flags.Flag> ends = new ArrayList<>();
    for (Drawn drawn : shown) {
      int last = drawn.curve().count() - 1;
      if (last >= 0 && !drawn.series().name().isEmpty() && chart.y().shows(drawn.curve().y(last))) {
        double at = y.position(drawn.curve().y(last));
        ends.add(new Flags.Flag(drawn.series().name(), at, colour(drawn.series())));
      }
    }
    return ends;
  }

  @Override
  public int crowd(Box box, Scale x, Scale y) {
    int inside = 0;
    for (Drawn drawn : shown) {
      for (Decimation.Line line : drawn.curve().paths(x, y, pen.pixel()).lines()) {
        for (int i = 1; i < line.count(); i++) {
          inside += passes(line, i, box) ? 1 : 0;
        }
      }
    }
    return inside;
  }

  /** Whether the way to a point leads through a box, looked at in eight places. */
  private static boolean passes(Decimation.Line line, int to, Box box) {
    for (int part = 0; part <= 8; part++) {
      double x = line.xs()[to - 1] + part / 8.0 * (line.xs()[to] - line.xs()[to - 1]);
      double y = line.ys()[to - 1] + part / 8.0 * (line.ys()[to] - line.ys()[to - 1]);
      if (box.holds(x, y)) {
        return true;
      }
    }
    return false;
  }

  private static Surface.Line dashes(Color colour) {
    return new Surface.Line(colour, 1.25, true, 3, 4);
  }

  static Legend.Swatch swatch(Series.Stroke stroke) {
    return switch (stroke) {
      case SOLID, GHOST, ARROW -> Legend.Swatch.LINE;
      case DASHED -> Legend.Swatch.DASHES;
      case DOTTED -> Legend.Swatch.DOTS;
      case DASH_AND_DOT -> Legend.Swatch.DASH_AND_DOT;
      case DOT -> Legend.Swatch.DOT;
    };
  }

  private boolean inside(LineChart.Mark mark) {
    return mark.at() >= xRange.min() && mark.at() <= xRange.max();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    for (LineChart.Mark mark : chart.marks()) {
      if (inside(mark)) {
        double at = x.position(mark.at());
        switch (mark.kind()) {
          case STAGE -> pen.vertical(at, plot.y(), plot.bottom(), pen.theme().axis());
          case CHANGE ->
              pen.surface().line(at, plot.y(), at, plot.bottom(), dashes(colour(mark.kind())));
        }
      }
    }
    for (Band band : bands) {
      draw(band, plot, x, y);
    }
    for (Drawn drawn : shown) {
      draw(drawn, plot, x, y);
    }
  }

  /** Each part of a band that has no gap. */
  private void draw(Band band, Box plot, Scale x, Scale y) {
    int from = 0;
    for (int i = 0; i <= band.xs().length; i++) {
      boolean there = i < band.xs().length && band.spans(i) && chart.x().shows(band.xs()[i]);
      if (!there) {
        if (i - from > 1) {
          draw(band, from, i, plot, x, y);
        }
        from = i + 1;
      }
    }
  }

  private void draw(Band band, int from, int to, Box plot, Scale x, Scale y) {
    int count = to - from;
    double[] xs = new double[2 * count];
    double[] ys = new double[2 * count];
    for (int i = 0; i < count; i++) {
      int back = 2 * count - 1 - i;
      xs[i] = x.position(band.xs()[from + i]);
      xs[back] = xs[i];
      ys[i] = y.position(band.highs()[from + i]);
      // What an axis cannot show lies at its lower end.
      double low = band.lows()[from + i];
      ys[back] = chart.y().shows(low) ? y.position(low) : plot.bottom();
    }
    Color fill = pen.theme().colour(band.colour()).deriveColor(0, 1, 1, BAND);
    pen.surface()
        .clipped(
            plot.x(),
            plot.y(),
            plot.width(),
            plot.height(),
            () -> pen.surface().polygon(xs, ys, fill));
  }

  private Color colour(Series series) {
    Color colour = pen.theme().colour(series.colour());
    return series.stroke() == Series.Stroke.GHOST ? colour.deriveColor(0, 1, 1, 0.22) : colour;
  }

  private void draw(Drawn shownOne, Box plot, Scale x, Scale y) {
    Series series = shownOne.series();
    Decimation.Paths paths = shownOne.curve().paths(x, y, pen.pixel());
    Color colour = colour(series);
    if (series.stroke() == Series.Stroke.DOT) {
      rings(paths, plot, colour);
      return;
    }
    if (series.stroke() == Series.Stroke.ARROW) {
      paths.lines().forEach(line -> arrow(line, colour));
      return;
    }
    int drawn = paths.lines().stream().mapToInt(Decimation.Line::count).sum();
    boolean many = drawn > MANY;
    boolean distinct = pen.look().distinct() && series.stroke() != Series.Stroke.GHOST;
    Pattern pattern = distinct ? pattern(series) : Legend.PLAIN;
    double[] dashes = many ? new double[0] : distinct ? pattern.lengths() : dashes(shownOne);
    Surface.Line stroke = new Surface.Line(colour, many ? 1.25 : WIDTH, !many, dashes);
    pen.surface()
        .clipped(
            plot.x() - WIDTH,
            plot.y() - WIDTH,
            plot.width() + 2 * WIDTH,
            plot.height() + WIDTH,
            () -> lines(paths, plot, many, stroke));
    boolean dots = series.points().count() * APART <= plot.width();
    for (Decimation.Line line : paths.lines()) {
      if (distinct) {
        marks(line, pattern, dots, series.colour(), plot, colour);
      } else {
        for (int i = 0; i < line.count() && (dots || line.count() == 1); i++) {
          dot(line.xs()[i], line.ys()[i], plot, colour);
        }
      }
    }
    for (double lost : paths.lost()) {
      cross(lost, plot.y() + 1, new Surface.Line(colour, WIDTH, !many));
    }
  }

  private void arrow(Decimation.Line line, Color colour) {
    int last = line.count() - 1;
    if (last < 1) {
      return;
    }
    double dx = line.xs()[last] - line.xs()[last - 1];
    double dy = line.ys()[last] - line.ys()[last - 1];
    double length = Math.hypot(dx, dy);
    pen.surface().polyline(line.xs(), line.ys(), new Surface.Line(colour, WIDTH));
    if (length > 1) {
      pen.arrowHead(line.xs()[last], line.ys()[last], dx / length, dy / length, HEAD, colour);
    }
  }

  private static double[] dashes(Drawn drawn) {
    List<Double> own = drawn.series().stroke().dashes();
    return own.isEmpty() ? over(drawn) : own.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Marks at every point, or far apart and each line's at other places. */
  private void marks(
      Decimation.Line line, Pattern pattern, boolean every, int turn, Box plot, Color colour) {
    double next = line.count() == 0 ? 0 : line.xs()[0] + SPARSE * (turn % 7 + 1) / 8;
    for (int i = 0; i < line.count(); i++) {
      boolean due = line.xs()[i] >= next;
      if ((every || due || line.count() == 1) && plot.holds(line.xs()[i], line.ys()[i])) {
        if (pattern.mark() == Pattern.Mark.NONE && line.count() == 1) {
          dot(line.xs()[i], line.ys()[i], plot, colour);
        }
        pattern.draw(pen, line.xs()[i], line.ys()[i], colour);
      }
      next = due ? line.xs()[i] + SPARSE : next;
    }
  }

  private void lines(Decimation.Paths paths, Box plot, boolean many, Surface.Line stroke) {
    for (Decimation.Line line : paths.lines()) {
      if (many && isNoise(line, plot)) {
        columns(line, stroke.colour());
      } else if (line.count() > 1) {
        pen.surface().polyline(line.xs(), line.ys(), stroke);
      }
    }
  }

  /** Points that stand out from any line below them. */
  private void rings(Decimation.Paths paths, Box plot, Color colour) {
    for (Decimation.Line line : paths.lines()) {
      for (int i = 0; i < line.count(); i++) {
        if (plot.holds(line.xs()[i], line.ys()[i])) {
          pen.ring(line.xs()[i], line.ys()[i], colour);
        }
      }
    }
  }

  private void dot(double x, double y, Box plot, Color colour) {
    if (plot.holds(x, y)) {
      pen.surface().oval(x - DOT, y - DOT, 2 * DOT, 2 * DOT, colour);
    }
  }

  /** Whether a line goes up and down so much that it fills its columns. */
  private static boolean isNoise(Decimation.Line line, Box plot) {
    double way = 0;
    for (int i = 1; i < line.count(); i++) {
      way += Math.abs(line.ys()[i] - line.ys()[i - 1]);
    }
    return way > FILLING * plot.width();
  }

  /**
   * A noisy line as one upright bar a pixel column, from its lowest to its highest point: the same
   * pixels as the strokes would cover, at a tenth of the time.
   */
  private void columns(Decimation.Line line, Color colour) {
    double pixel = pen.pixel();
    double before = line.ys()[0];
    int i = 0;
    while (i < line.count()) {
      double column = Math.floor(line.xs()[i] / pixel);
      double low = before;
      double high = before;
      for (; i < line.count() && Math.floor(line.xs()[i] / pixel) == column; i++) {
        before = line.ys()[i];
        low = Math.min(low, before);
        high = Math.max(high, before);
      }
      double top = pen.snap(low);
      pen.surface().rect(column * pixel, top, pixel, Math.max(pixel, pen.snap(high) - top), colour);
    }
  }

  /** Where a value stopped being a number: a cross at the upper edge. */
  private void cross(double x, double y, Surface.Line line) {
    pen.surface().line(x - 4, y - 4, x + 4, y + 4, line);
    pen.surface().line(x - 4, y + 4, x + 4, y - 4, line);
  }
}
