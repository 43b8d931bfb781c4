package sparsam.plot.contour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Values;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Surface;

/** Draws a surface from the back to the front, what lies on it, and the colour bar beside. */
final class HillsPainter {
  /** Below this there is no room for a surface. */
  private static final double LEAST = 90;

  /** More height than this part of the width would be empty. */
  private static final double HIGHEST = 0.95;

  /** What the names of the floor's sides take beside it and below. */
  private static final double NAMES = 17;

  /** Between the colour bar and the room of the surface. */
  private static final double BESIDE = 14;

  /** How much darker the side is that the light does not reach. */
  private static final double SHADE = 0.45;

  private static final double MESH = 0.3;

  private final Pen pen;
  private final Contour plane;
  private final Hills hills;
  private final Set<String> hidden;
  private final Shades shades;
  private final Field field;
  private final Heights heights;

  HillsPainter(Pen pen, Hills hills, Set<String> hidden) {
    this.pen = pen;
    this.hills = hills;
    this.plane = hills.plane();
    this.hidden = hidden;
    this.shades = plane.shades();
    this.field = hills.field();
    this.heights = heights();
  }

  /** How a surface is seen in the plot of its layout, which has room for the sides' names. */
  static Projection projection(Hills hills, Box plot) {
    Box room =
        new Box(plot.x() + NAMES, plot.y(), plot.width() - 2 * NAMES, plot.height() - 2 * NAMES);
    return Projection.of(hills.turn(), hills.tilt(), room);
  }

  Layout draw(Frame frame) {
    ShadeBar bar = new ShadeBar(pen, shades, frame.box());
    double line = Math.ceil(pen.theme().small().getSize() * 1.5);
    Box beside = bar.beside();
    double height = Math.min(beside.height() - line, HIGHEST * beside.width());
    Box plot = new Box(beside.x(), beside.y() + line, beside.width(), height);
    if (plot.width() < LEAST || plot.height() < LEAST) {
      return Layout.blank(plot.x(), plot.y(), pen.labels());
    }
    Projection seen = projection(hills, plot);
    floor(seen);
    if (pen.look().whole()) {
      surface(seen, this::facet);
    } else {
      Raster raster = new Raster(plot, pen.pixel());
      surface(
          seen,
          (xs, ys, fill, mesh) -> {
            raster.fill(xs, ys, fill);
            raster.line(xs, ys, mesh);
          });
      raster.draw(pen.surface());
    }
    new HillTrails(pen, plane, field, heights, seen).draw(plane.shown(hidden), plot);
    axis(plane.x(), true, seen, plot);
    axis(plane.y(), false, seen, plot);
    bar.draw(new Box(plot.x(), plot.y(), plot.width() - BESIDE, plot.height() - 2 * NAMES));
    Range all = new Range(0, 1);
    return new Layout(
        plot,
        List.of(),
        pen.labels(),
        new Scale(false, all, plot.x(), plot.right()),
        new Scale(false, all, plot.bottom(), plot.y()));
  }

  private Heights heights() {
    double[] all = new double[field.values().length];
    Arrays.setAll(all, i -> height(shades, field.values()[i]));
    return new Heights(field.columns(), all);
  }

  /** Where a value lies between floor and ceiling; NaN where there is none. */
  static double height(Shades shades, double value) {
    double part = shades.part(value);
    return Double.isNaN(part) ? Double.NaN : Math.clamp(part, 0, 1);
  }

  /** The ground below, so that one sees where the surface has holes. */
  private void floor(Projection seen) {
    double[] xs = new double[5];
    double[] ys = new double[5];
    double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    for (int i = 0; i < corners.length; i++) {
      Place place = seen.at(corners[i][0], corners[i][1], 0);
      xs[i] = place.x();
      ys[i] = place.y();
    }
    pen.surface().polygon(xs, ys, pen.theme().grid());
    pen.surface().polyline(xs, ys, new Surface.Line(pen.theme().axis(), 1));
  }

  /** Draws a cell of the surface; the last corner is the first. */
  private interface Facets {
    void draw(double[] xs, double[] ys, Color fill, Color mesh);
  }

  private void facet(double[] xs, double[] ys, Color fill, Color mesh) {
    pen.surface().polygon(xs, ys, fill);
    pen.surface().polyline(xs, ys, new Surface.Line(mesh, 0.5, false));
  }

  private void surface(Projection seen, Facets facets) {
    int columns = field.columns();
    double[] xs = new double[field.values().length];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      Place place = seen.at(heights.x(i % columns), heights.y(i / columns), heights.at(i));
      xs[i] = place.x();
      ys[i] = place.y();
    }
    IntStream.range(0, (columns - 1) * (field.rows() - 1))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -depth(seen, cell)))
        .forEach(cell -> cell(cell / (columns - 1), cell % (columns - 1), xs, ys, facets));
  }

  private double depth(Projection seen, int cell) {
    int columns = field.columns() - 1;
    return seen.depth(heights.x(cell % columns), heights.y(cell / columns));
  }

  private void cell(int row, int column, double[] xs, double[] ys, Facets facets) {
    int lower = row * field.columns() + column;
    int upper = lower + field.columns();
    int[] corners = {lower, lower + 1, upper + 1, upper};
    double value = 0;
    for (int corner : corners) {
      if (Double.isNaN(heights.at(corner))) {
        return;
      }
      value += shades.height(shown(field.values()[corner])) / corners.length;
    }
    double right = over(lower + 1, upper + 1, lower, upper);
    double back = over(upper, upper + 1, lower, lower + 1);
    Color colour = shades.of(value).interpolate(Color.BLACK, shade(right, back));
    double[] cornerXs = new double[5];
    double[] cornerYs = new double[5];
    for (int i = 0; i < cornerXs.length; i++) {
      cornerXs[i] = xs[corners[i % 4]];
      cornerYs[i] = ys[corners[i % 4]];
    }
    facets.draw(cornerXs, cornerYs, colour, colour.interpolate(Color.BLACK, MESH));
  }

  /** By how much two places are higher than two others. */
  private double over(int one, int other, int below, int beside) {
    return heights.at(one) + heights.at(other) - heights.at(below) - heights.at(beside);
  }

  /** What the scale cannot show lies on its floor. */
  private double shown(double value) {
    return shades.axis().shows(value) ? value : shades.range().min();
  }

  /** How little light comes to a slope, from the left and from above; 0 for all. */
  private double shade(double right, double back) {
    double steep = field.columns() / 4.0;
    double nx = -right * steep;
    double ny = -back * steep;
    double light = (-0.5 * nx - 0.3 * ny + 1) / Math.sqrt(nx * nx + ny * ny + 1) / 1.16;
    return SHADE * (1 - Math.clamp(light, 0, 1));
  }

  /** Names an axis along the side of the floor that is nearer, with its ends. */
  private void axis(Axis axis, boolean first, Projection seen, Box plot) {
    double depth = first ? seen.depth(0, 1) : seen.depth(1, 0);
    double near = depth > 0 ? -1 : 1;
    Place middle = first ? seen.at(0, near, 0) : seen.at(near, 0, 0);
    Place centre = seen.at(0, 0, 0);
    double away = Math.max(1, Math.hypot(middle.x() - centre.x(), middle.y() - centre.y()));
    double dx = (middle.x() - centre.x()) / away;
    double dy = (middle.y() - centre.y()) / away;
    text(axis.caption(), middle, 2.4 * dx, 2.4 * dy, plot);
    for (int end : new int[] {-1, 1}) {
      Place place = first ? seen.at(end, near, 0) : seen.at(near, end, 0);
      double value =
          first ? (end < 0 ? field.xFrom() : field.xTo()) : (end < 0 ? field.yFrom() : field.yTo());
      text(Values.of(Axis.of(Axis.Kind.LINEAR, ""), value), place, 1.2 * dx, 1.2 * dy, plot);
    }
  }

  /** Words beside a place, away by some lines, inside the plot. */
  private void text(String words, Place at, double dx, double dy, Box plot) {
    Font font = pen.theme().small();
    double half = pen.width(words, font) / 2;
    double x = at.x() + dx * font.getSize() + half * dx / Math.hypot(dx, dy);
    double y = at.y() + dy * font.getSize();
    pen.text(
        words,
        Math.clamp(x, plot.x() + half, Math.max(plot.x() + half, plot.right() - BESIDE - half)),
        Math.min(y, plot.bottom() - font.getSize() * 0.6),
        TextAlignment.CENTER,
        font,
        pen.theme().muted());
  }
}
