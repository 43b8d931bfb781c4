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
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/** Draws the curves of a line chart. */
final class LinePainter implements Sheet {
  private static final double WIDTH = 2;
  private static final double DOT = 2.75;

  /** Points farther apart than this many pixels each get a dot. */
  private static final double APART = 18;

  /** A line of more points than this a pixel is drawn without round corners, which cost most. */
  private static final int MANY = 400;

  /** A line that goes this many pixels up and down for each to the right is noise. */
  private static final double FILLING = 8;

  private record Drawn(Series series, Curve curve) {}

  private final Pen pen;
  private final LineChart chart;
  private final Set<String> hidden;
  private final List<Drawn> shown = new ArrayList<>();
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
    for (Series series : chart.shown(hidden)) {
      Curve curve = Curve.of(memory, series.points(), chart.x(), chart.y());
      shown.add(new Drawn(series, curve));
      lowX = Math.min(lowX, curve.lowX());
      highX = Math.max(highX, curve.highX());
      lowY = Math.min(lowY, curve.lowY());
      highY = Math.max(highY, curve.highY());
    }
    xRange = Range.of(chart.x(), lowX, highX, false);
    yRange = Range.of(chart.y(), lowY, highY, true);
  }

  @Override
  public List<Legend.Entry> legend() {
    return chart.series().stream()
        .filter(series -> !series.name().isEmpty())
        .map(
            series ->
                new Legend.Entry(
                    series.name(),
                    swatch(series.stroke()),
                    colour(series),
                    series.group(),
                    hidden.contains(series.group())))
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

  private static Surface.Line dashes(Color colour) {
    return new Surface.Line(colour, 1.25, true, 3, 4);
  }

  static Legend.Swatch swatch(Series.Stroke stroke) {
    return switch (stroke) {
      case SOLID, GHOST -> Legend.Swatch.LINE;
      case DASHED -> Legend.Swatch.DASHES;
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
    for (Drawn drawn : shown) {
      draw(drawn.series(), drawn.curve(), plot, x, y);
    }
  }

  private Color colour(Series series) {
    Color colour = pen.theme().colour(series.colour());
    return series.stroke() == Series.Stroke.GHOST ? colour.deriveColor(0, 1, 1, 0.22) : colour;
  }

  private void draw(Series series, Curve curve, Box plot, Scale x, Scale y) {
    Decimation.Paths paths = curve.paths(x, y, pen.pixel());
    Color colour = colour(series);
    if (series.stroke() == Series.Stroke.DOT) {
      rings(paths, plot, colour);
      return;
    }
    int drawn = paths.lines().stream().mapToInt(Decimation.Line::count).sum();
    boolean many = drawn > MANY;
    double[] dashes =
        series.stroke() == Series.Stroke.DASHED && !many ? new double[] {5, 5} : new double[0];
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
      for (int i = 0; i < line.count() && (dots || line.count() == 1); i++) {
        dot(line.xs()[i], line.ys()[i], plot, colour);
      }
    }
    for (double lost : paths.lost()) {
      cross(lost, plot.y() + 1, new Surface.Line(colour, WIDTH, !many));
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
