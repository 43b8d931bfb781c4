package sparsam.plot.scatter;

import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The dot nearest to a place, of those that stand out. */
final class ScatterProbe implements Probe {
  /** How near, in pixels. */
  private static final double NEAR = 16;

  private static final double HALF = 5;

  private final Scatter picture;
  private final Layout layout;

  ScatterProbe(Scatter picture, Layout layout) {
    this.picture = picture;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (plot.width() == 0 || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    int nearest = -1;
    double distance = NEAR;
    for (int i = 0; i < picture.xs().length; i++) {
      if (picture.shows(i) && picture.isChosen(i)) {
        Place at = at(i);
        double away = Math.hypot(at.x() - place.x(), at.y() - place.y());
        if (away < distance) {
          nearest = i;
          distance = away;
        }
      }
    }
    if (nearest < 0) {
      return Optional.empty();
    }
    Place at = at(nearest);
    return Optional.of(
        new Hover(
            Hover.Shape.FRAME,
            new Box(at.x() - HALF, at.y() - HALF, 2 * HALF, 2 * HALF),
            picture.words().get(nearest),
            List.of(),
            List.of()));
  }

  private Place at(int thing) {
    return new Place(
        layout.x().position(picture.xs()[thing]), layout.y().position(picture.ys()[thing]));
  }

  /** The nearest dot in a direction. */
  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    Place best = null;
    double distance = Double.POSITIVE_INFINITY;
    for (int i = 0; i < picture.xs().length; i++) {
      if (picture.shows(i) && picture.isChosen(i)) {
        Place at = at(i);
        double ahead = dx * (at.x() - from.x()) + dy * (at.y() - from.y());
        double aside = Math.abs(dx == 0 ? at.x() - from.x() : at.y() - from.y());
        double away = ahead + 2 * aside;
        if (ahead > 0.5 && away < distance && layout.plot().holds(at.x(), at.y())) {
          best = at;
          distance = away;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
