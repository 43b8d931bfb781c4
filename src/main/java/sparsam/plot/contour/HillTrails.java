package sparsam.plot.contour;

import java.util.ArrayList;
import java.util.List;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Place;

/**
 * Draws what lies upon a surface; faintly where a hill stands in front of it, for a network at the
 * bottom of a bowl is what one looks for.
 */
record HillTrails(Pen pen, Contour plane, Field field, Heights heights, Projection seen) {
  /** Of a line that is seen or not, in pixels. */
  private static final double PIECE = 3;

  /** A place of the box. */
  private record Spot(double x, double y, double z) {
    Spot towards(Spot other, double part) {
      return new Spot(x + part * (other.x - x), y + part * (other.y - y), z + part * (other.z - z));
    }
  }

  /** The lines of every trail, then its dots, then what they are called. */
  void draw(List<Trail> trails, Box plot) {
    Marks marks = new Marks(pen, plane.shades());
    for (Trail trail : trails) {
      List<Stop> stops = trail.stops().stream().filter(this::isOver).toList();
      if (trail.joined() && stops.size() > 1) {
        line(trail, stops.stream().map(this::spot).toList(), marks);
      }
      List<Stop> labelled = new ArrayList<>();
      for (Stop stop : stops) {
        Place at = place(spot(stop));
        boolean dot = !trail.joined() || !stop.label().isEmpty();
        if (dot && isSeen(spot(stop))) {
          marks.dot(trail, stop, at.x(), at.y());
          labelled.add(stop);
        } else if (dot) {
          marks.faintDot(trail, stop, at.x(), at.y());
        }
      }
      for (Stop stop : labelled) {
        if (!stop.label().isEmpty()) {
          Place at = place(spot(stop));
          marks.label(stop.label(), at.x(), at.y(), plot);
        }
      }
    }
  }

  private boolean isOver(Stop stop) {
    return field.holds(stop.x(), stop.y())
        && !Double.isNaN(HillsPainter.height(plane.shades(), stop.value()));
  }

  private Spot spot(Stop stop) {
    return new Spot(
        2 * field.column(stop.x()) / (field.columns() - 1) - 1,
        2 * field.row(stop.y()) / (field.rows() - 1) - 1,
        HillsPainter.height(plane.shades(), stop.value()));
  }

  private Place place(Spot spot) {
    return seen.at(spot.x(), spot.y(), spot.z());
  }

  private boolean isSeen(Spot spot) {
    return !heights.hides(spot.x(), spot.y(), spot.z(), seen);
  }

  /** In pieces that are seen or not; its head where its end is seen. */
  private void line(Trail trail, List<Spot> spots, Marks marks) {
    Trail headless = new Trail(trail.name(), true, trail.stops(), trail.colour(), false);
    List<Place> piece = new ArrayList<>();
    boolean before = isSeen(spots.getFirst());
    for (int i = 0; i + 1 < spots.size(); i++) {
      Place from = place(spots.get(i));
      Place to = place(spots.get(i + 1));
      double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
      int parts = (int) Math.max(1, Math.ceil(length / PIECE));
      for (int k = i == 0 ? 0 : 1; k <= parts; k++) {
        Spot spot = spots.get(i).towards(spots.get(i + 1), (double) k / parts);
        boolean now = isSeen(spot);
        piece.add(place(spot));
        if (now != before) {
          draw(headless, before, piece, marks);
          piece.add(place(spot));
          before = now;
        }
      }
    }
    draw(trail, before, piece, marks);
  }

  private static void draw(Trail trail, boolean isSeen, List<Place> piece, Marks marks) {
    if (piece.size() > 1) {
      double[] xs = piece.stream().mapToDouble(Place::x).toArray();
      double[] ys = piece.stream().mapToDouble(Place::y).toArray();
      if (isSeen) {
        marks.line(trail, xs, ys);
      } else {
        marks.faintLine(trail, xs, ys);
      }
    }
    piece.clear();
  }
}
