package sparsam.plot.contour;

import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/**
 * Where places of a box of three dimensions are seen, without perspective: x and y from −1 to 1, z
 * upwards from 0 to 1.
 *
 * @param scale pixels of a length of 1
 * @param middle where the middle of the box is seen
 */
record Projection(
    double sinTurn, double cosTurn, double sinTilt, double cosTilt, double scale, Place middle) {
  /** How high the box is, in halves of a side. */
  private static final double HIGH = 1.1;

  /**
   * @param turn in degrees
   * @param tilt in degrees
   * @param room for the box, however it is turned
   */
  static Projection of(double turn, double tilt, Box room) {
    double sinTilt = Math.sin(Math.toRadians(tilt));
    double cosTilt = Math.cos(Math.toRadians(tilt));
    double wide = 2 * Math.sqrt(2);
    double high = wide * sinTilt + HIGH * cosTilt;
    return new Projection(
        Math.sin(Math.toRadians(turn)),
        Math.cos(Math.toRadians(turn)),
        sinTilt,
        cosTilt,
        Math.min(room.width() / wide, room.height() / high),
        room.middle());
  }

  /** How far away from whoever looks; larger is farther. */
  double depth(double x, double y) {
    return x * sinTurn + y * cosTurn;
  }

  /**
   * What lies exactly in front of a place, seen by whoever looks.
   *
   * @param nearer by how much less its {@link #depth}
   * @return its x, y and z
   */
  double[] inFront(double x, double y, double z, double nearer) {
    return new double[] {
      x - nearer * sinTurn, y - nearer * cosTurn, z + nearer * sinTilt / (HIGH * cosTilt)
    };
  }

  Place at(double x, double y, double z) {
    double across = x * cosTurn - y * sinTurn;
    double up = depth(x, y) * sinTilt + (z - 0.5) * HIGH * cosTilt;
    return new Place(middle.x() + scale * across, middle.y() - scale * up);
  }
}
