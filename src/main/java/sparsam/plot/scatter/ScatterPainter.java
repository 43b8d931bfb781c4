package sparsam.plot.scatter;

import java.util.List;
import javafx.scene.paint.Color;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Flags;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Sheet;
import sparsam.plot.picture.Limits;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/** Draws dots, those that stand out over the others. */
final class ScatterPainter implements Sheet {
  private static final double DOT = 4;
  private static final double SMALL_DOT = 2.5;
  private static final int MANY = 400;
  private static final double FAINTEST = 0.25;

  private final Pen pen;
  private final Scatter picture;
  private final Range xRange;
  private final Range yRange;

  ScatterPainter(Pen pen, Scatter picture) {
    this.pen = pen;
    this.picture = picture;
    xRange = range(picture.x(), picture.xs());
    yRange = range(picture.y(), picture.ys());
  }

  private Range range(Axis axis, double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (picture.shows(i)) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    return Range.of(axis, low, high, true);
  }

  @Override
  public List<Legend.Entry> legend() {
    return picture.shade().isEmpty()
        ? List.of()
        : List.of(
            new Legend.Entry(picture.shade(), Legend.Swatch.DOT, pen.theme().colour(0), "", false));
  }

  @Override
  public Axis x() {
    return picture.x();
  }

  @Override
  public Axis y() {
    return picture.y();
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
    Theme theme = pen.theme();
    Color back = theme.background().interpolate(theme.muted(), 0.35);
    double radius = picture.xs().length > MANY ? SMALL_DOT : DOT;
    for (boolean chosen : new boolean[] {false, true}) {
      for (int i = 0; i < picture.xs().length; i++) {
        if (picture.shows(i) && picture.isChosen(i) == chosen) {
          double across = x.position(picture.xs()[i]);
          double down = y.position(picture.ys()[i]);
          pen.surface()
              .oval(
                  across - radius,
                  down - radius,
                  2 * radius,
                  2 * radius,
                  chosen ? shade(picture.shades()[i]) : back);
        }
      }
    }
    Limits area = picture.area();
    if (area != null) {
      double left = x.position(area.xFrom());
      double top = y.position(area.yTo());
      double width = x.position(area.xTo()) - left;
      double height = y.position(area.yFrom()) - top;
      Color accent = theme.accent();
      pen.surface().rect(left, top, width, height, accent.deriveColor(0, 1, 1, 0.12));
      pen.surface().roundRect(left, top, width, height, 2, new Surface.Line(accent, 1.25));
    }
  }

  private Color shade(double part) {
    Theme theme = pen.theme();
    double strength = Double.isFinite(part) ? FAINTEST + (1 - FAINTEST) * part : FAINTEST;
    return theme.background().interpolate(theme.colour(0), strength);
  }
}
