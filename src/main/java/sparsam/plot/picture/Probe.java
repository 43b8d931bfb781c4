package sparsam.plot.picture;

import java.util.Optional;
import sparsam.plot.surface.Place;

/** Finds out what there is to say at a place of a drawn picture. */
public interface Probe {
  /** What lies nearest to a place, nothing outside the data's area. */
  Optional<Hover> at(Place place);

  /**
   * The next place that has something else to say, seen from one in the data's area.
   *
   * @param dx −1 to the left, 1 to the right
   * @param dy −1 upwards, 1 downwards
   */
  Optional<Place> next(Place from, int dx, int dy);
}
