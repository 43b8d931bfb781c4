package sparsam.plot.contour;

import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The values of the place of a surface that is seen nearest; keys turn it, so none leads on. */
record HillsProbe(Hills hills, Layout layout) implements Probe {
  private static final double NEAR = 12;

  /** How much nearer to the eye, in pixels, makes up for a pixel farther from the pointer. */
  private static final double FRONT = 6;

  @Override
  public Optional<Hover> at(Place place) {
    if (layout.plot().width() == 0 || !layout.plot().holds(place.x(), place.y())) {
      return Optional.empty();
    }
    Projection seen = HillsPainter.projection(hills, layout.plot());
    Contour plane = hills.plane();
    Shades shades = plane.shades();
    Field field = hills.field();
    int best = -1;
    Place bestAt = place;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < field.values().length; i++) {
      double height = HillsPainter.height(shades, field.values()[i]);
      double x = 2.0 * (i % field.columns()) / (field.columns() - 1) - 1;
      double y = 2.0 * Math.floorDiv(i, field.columns()) / (field.rows() - 1) - 1;
      Place at = seen.at(x, y, Double.isNaN(height) ? 0 : height);
      double distance = Math.hypot(at.x() - place.x(), at.y() - place.y());
      double cost = distance + FRONT * seen.depth(x, y);
      if (!Double.isNaN(height) && distance < NEAR && cost < least) {
        best = i;
        bestAt = at;
        least = cost;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    Box mark = new Box(bestAt.x() - 4, bestAt.y() - 4, 8, 8);
    return Optional.of(ContourProbe.hover(plane, field, best, mark));
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return Optional.empty();
  }
}
