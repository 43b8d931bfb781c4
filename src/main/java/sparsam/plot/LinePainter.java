package sparsam.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

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

  private final Pen pen;
  private final LineChart chart;
  private final Range xRange;
  private final Range yRange;

  LinePainter(Pen pen, LineChart chart) {
    this.pen = pen;
    this.chart = chart;
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (Series series : chart.series()) {
      Points points = series.points();
      double[] xs = points.xs();
      double[] ys = points.ys();
      for (int i = 0; i < points.count(); i++) {
        if (chart.x().shows(xs[i])) {
          lowX = Math.min(lowX, xs[i]);
          highX = Math.max(highX, xs[i]);
          if (chart.y().shows(ys[i])) {
            lowY = Math.min(lowY, ys[i]);
            highY = Math.max(highY, ys[i]);
          }
        }
      }
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
                    series.stroke() == Series.Stroke.DASHED
                        ? Legend.Swatch.DASHES
                        : Legend.Swatch.LINE,
                    colour(series)))
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
        flags.add(new Flags.Flag(mark.label(), x.position(mark.at()), pen.theme().muted()));
      }
    }
    return flags;
  }

  private boolean inside(LineChart.Mark mark) {
    return mark.at() >= xRange.min() && mark.at() <= xRange.max();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    for (LineChart.Mark mark : chart.marks()) {
      if (inside(mark)) {
        pen.vertical(x.position(mark.at()), plot.y(), plot.bottom(), pen.theme().axis());
      }
    }
    for (Series series : chart.series()) {
      draw(series, plot, x, y);
    }
  }

  private Color colour(Series series) {
    Color colour = pen.theme().colour(series.colour());
    return series.stroke() == Series.Stroke.GHOST ? colour.deriveColor(0, 1, 1, 0.22) : colour;
  }

  private void draw(Series series, Box plot, Scale x, Scale y) {
    Decimation.Paths paths =
        Decimation.of(series.points(), chart.x(), chart.y(), x, y, pen.pixel());
    Color colour = colour(series);
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
