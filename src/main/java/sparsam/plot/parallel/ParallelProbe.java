package sparsam.plot.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Scale;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The line nearest to a place, of those that stand out, with all of its values. */
final class ParallelProbe implements Probe {
  /** How near, in pixels. */
  private static final double NEAR = 14;

  private final Parallel picture;
  private final Layout layout;

  ParallelProbe(Parallel picture, Layout layout) {
    this.picture = picture;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (plot.width() == 0 || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    int last = picture.dimensions().size() - 1;
    double at = Math.clamp(layout.x().value(place.x()), 0, last);
    int left = (int) Math.min(Math.floor(at), Math.max(0, last - 1));
    int right = Math.min(left + 1, last);
    Dimension first = picture.dimensions().get(left);
    Dimension second = picture.dimensions().get(right);
    Scale firstScale = first.scale();
    Scale secondScale = second.scale();
    int nearest = -1;
    double distance = NEAR;
    for (int i = 0; i < picture.count(); i++) {
      double one = first.part(firstScale, i);
      double part = one + (at - left) * (second.part(secondScale, i) - one);
      double away = Math.abs(layout.y().position(part) - place.y());
      if (picture.isChosen(i) && away < distance) {
        nearest = i;
        distance = away;
      }
    }
    return nearest < 0 ? Optional.empty() : Optional.of(hover(nearest, place));
  }

  private Hover hover(int thing, Place place) {
    List<Hover.Row> rows = new ArrayList<>();
    List<Hover.Dot> dots = new ArrayList<>();
    for (int k = 0; k < picture.dimensions().size(); k++) {
      Dimension one = picture.dimensions().get(k);
      double part = one.part(one.scale(), thing);
      double y = Double.isFinite(part) ? layout.y().position(part) : layout.plot().y();
      if (Double.isFinite(part)) {
        dots.add(new Hover.Dot(layout.x().position(k), y, 0));
      }
      rows.add(new Hover.Row(one.axis().label(), one.say(thing), "", Legend.Swatch.NONE, 0, y));
    }
    Box mark = new Box(place.x(), layout.plot().y(), 0, layout.plot().height());
    return new Hover(Hover.Shape.LINE, mark, "", rows, dots);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    double step = dx * (layout.x().position(1) - layout.x().position(0));
    Place to = new Place(from.x() + step, from.y() + dy * NEAR);
    return layout.plot().holds(to.x(), to.y()) ? Optional.of(to) : Optional.empty();
  }
}
