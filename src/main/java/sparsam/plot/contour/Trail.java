package sparsam.plot.contour;

import java.util.List;

/**
 * Things seen on a plane from straight above.
 *
 * @param name for the legend, by which it is hidden; empty for none
 * @param joined whether a line leads from each to the next
 * @param colour index into {@link sparsam.plot.surface.Theme#series()}; {@link #WHITE} for none
 * @param arrow whether a line has a head at its end, in place of a dot
 */
public record Trail(String name, boolean joined, List<Stop> stops, int colour, boolean arrow) {
  /** Stands out from any ground. */
  public static final int WHITE = -1;

  /** A white one without a head. */
  public Trail(String name, boolean joined, List<Stop> stops) {
    this(name, joined, stops, WHITE, false);
  }

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
