package sparsam.plot.contour;

import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Flags;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Sheet;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;

/** Draws filled contours, their lines, what lies on them, and the colour bar beside. */
final class ContourPainter implements Sheet {
  /** Of more on a line only those with a label have a dot. */
  private static final int FEW = 40;

  /** About what axes take beside and below the data. */
  private static final double BESIDE = 45;

  private static final double BELOW = 70;

  /** How much longer a unit may be one way than the other. */
  private static final double STRETCHED = 1.3;

  /** Points of the filled image each way: on a screen, where it is drawn often, and on paper. */
  private static final int FINE = 520;

  private static final int FINEST = 1400;

  private final Pen pen;
  private final Contour contour;
  private final Set<String> hidden;
  private final Shades shades;
  private final Range xRange;
  private final Range yRange;

  ContourPainter(Pen pen, Contour contour, Set<String> hidden) {
    this.pen = pen;
    this.contour = contour;
    this.hidden = hidden;
    shades = contour.shades();
    Field widest = contour.fields().getFirst();
    xRange = Range.of(contour.x(), widest.xFrom(), widest.xTo(), false);
    yRange = Range.of(contour.y(), widest.yFrom(), widest.yTo(), false);
  }

  Layout draw(Frame frame) {
    ShadeBar bar = new ShadeBar(pen, shades, frame.box());
    Box box = fair(bar.beside());
    Layout layout = Axes.draw(pen, this, new Frame(box, frame.beside(), frame.height()));
    if (layout.plot().width() > 0) {
      bar.draw(layout.plot());
    }
    return layout;
  }

  /** A unit is about as long upwards as to the right, whatever room there is. */
  private Box fair(Box box) {
    double across = (xRange.max() - xRange.min()) / (yRange.max() - yRange.min());
    double width = box.width() - BESIDE;
    double height = box.height() - BELOW;
    double most = STRETCHED * across * height;
    double highest = STRETCHED * width / across;
    return new Box(
        box.x(),
        box.y(),
        Math.min(width, Math.max(most, width / 3)) + BESIDE,
        Math.min(height, Math.max(highest, height / 3)) + BELOW);
  }

  @Override
  public List<Legend.Entry> legend() {
    return contour.names().stream()
        .map(
            name ->
                new Legend.Entry(
                    name, Legend.Swatch.LINE, colour(name), name, hidden.contains(name)))
        .toList();
  }

  /** That of a trail; what is white on the ground is ink beside it. */
  private Color colour(String name) {
    return contour.trails().stream()
        .filter(trail -> trail.name().equals(name) && trail.colour() != Trail.WHITE)
        .findFirst()
        .map(trail -> pen.theme().colour(trail.colour()))
        .orElse(pen.theme().ink());
  }

  @Override
  public Axis x() {
    return contour.x();
  }

  @Override
  public Axis y() {
    return contour.y();
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
    return List.of();
  }

  @Override
  public void data(Box plot, Scale x, Scale y) {
    pen.surface()
        .clipped(
            plot.x(),
            plot.y(),
            plot.width(),
            plot.height(),
            () -> {
              fill(plot, x, y);
              lines(plot, x, y);
            });
    for (Trail trail : contour.shown(hidden)) {
      trail(trail, plot, x, y);
    }
    for (Trail trail : contour.shown(hidden)) {
      labels(trail.stops(), plot, x, y);
    }
  }

  private void fill(Box plot, Scale x, Scale y) {
    int most = pen.look().whole() ? FINEST : FINE;
    int columns = (int) Math.clamp(plot.width() / pen.pixel(), 1, most);
    int rows = (int) Math.clamp(plot.height() / pen.pixel(), 1, most);
    int[] argb = new int[columns * rows];
    for (Field field : contour.fields()) {
      new Filling(field, shades, pen.theme()).over(argb, columns, plot, x, y);
    }
    pen.surface().image(argb, columns, plot.x(), plot.y(), plot.width(), plot.height());
  }

  /** Of the last field alone where several overlap, for it knows best. */
  private void lines(Box plot, Scale x, Scale y) {
    Color faint = Color.gray(1, 0.35);
    for (int i = 0; i < contour.fields().size(); i++) {
      Field field = contour.fields().get(i);
      Field over = i + 1 < contour.fields().size() ? contour.fields().get(i + 1) : null;
      if (over != null && covers(over, plot, x, y)) {
        continue;
      }
      double[] heights = new double[field.values().length];
      for (int k = 0; k < heights.length; k++) {
        heights[k] =
            shades.axis().shows(field.values()[k]) ? shades.height(field.values()[k]) : Double.NaN;
      }
      for (double level : shades.levels()) {
        Surface.Line stroke = new Surface.Line(faint, 1);
        for (Isolines.Line line : Isolines.of(heights, field.columns(), shades.height(level))) {
          double[] xs = new double[line.columns().length];
          double[] ys = new double[xs.length];
          for (int k = 0; k < xs.length; k++) {
            xs[k] = x.position(field.x(line.columns()[k]));
            ys[k] = y.position(field.y(line.rows()[k]));
          }
          pen.surface().polyline(xs, ys, stroke);
        }
      }
    }
  }

  private static boolean covers(Field field, Box plot, Scale x, Scale y) {
    return field.xFrom() <= x.value(plot.x() + 1)
        && field.xTo() >= x.value(plot.right() - 1)
        && field.yFrom() <= y.value(plot.bottom() - 1)
        && field.yTo() >= y.value(plot.y() + 1);
  }

  private void trail(Trail trail, Box plot, Scale x, Scale y) {
    List<Stop> stops = trail.stops();
    Marks marks = new Marks(pen, shades);
    if (trail.joined() && stops.size() > 1) {
      double[] xs = stops.stream().mapToDouble(stop -> x.position(stop.x())).toArray();
      double[] ys = stops.stream().mapToDouble(stop -> y.position(stop.y())).toArray();
      pen.surface()
          .clipped(
              plot.x(), plot.y(), plot.width(), plot.height(), () -> marks.line(trail, xs, ys));
    }
    int last = stops.size() - 1;
    for (int i = 0; i <= last; i++) {
      Stop stop = stops.get(i);
      double px = x.position(stop.x());
      double py = y.position(stop.y());
      boolean told = !trail.joined() || stops.size() <= FEW || !stop.label().isEmpty();
      if (told && !(trail.arrow() && i == last) && plot.holds(px, py)) {
        marks.dot(trail, stop, px, py);
      }
    }
  }

  /** Over all dots, for they say which is which. */
  private void labels(List<Stop> stops, Box plot, Scale x, Scale y) {
    for (Stop stop : stops) {
      double px = x.position(stop.x());
      double py = y.position(stop.y());
      if (!stop.label().isEmpty() && plot.holds(px, py)) {
        new Marks(pen, shades).label(stop.label(), px, py, plot);
      }
    }
  }
}
