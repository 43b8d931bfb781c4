package sparsam.plot.contour;

import java.util.List;

/**
 * Things seen on a plane from straight above.
 *
 * @param name for the legend, by which it is hidden; empty for none
 * @param joined whether a line leads from each to the next
 */
public record Trail(String name, boolean joined, List<Stop> stops) {
  /**
   * @param label written beside it; empty for none
   * @param title what it is called when one points at it
   * @param value its own, which colours it: what the plane has below it may be another
   * @param other the second value; NaN for none
   * @param distance from the plane; NaN where that means nothing
   */
  public record Stop(
      String label,
      String title,
      double x,
      double y,
      double value,
      double other,
      double distance) {}

  public Trail {
    stops = List.copyOf(stops);
  }
}
