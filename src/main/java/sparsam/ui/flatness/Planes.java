package sparsam.ui.flatness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Plane;
import sparsam.plot.picture.Limits;

/** How far planes reach. */
final class Planes {
  /** In lengths of the network's own filters, either way. */
  private static final double REACH = 1;

  private Planes() {}

  /**
   * @param held whether it holds all the places, and not what lies around one of them
   */
  static Grid whole(boolean held, List<Plane.Place> places, int side) {
    return held ? Grid.holding(places, side) : Grid.around(REACH, side);
  }

  /** The grid of what is seen; null where all is. */
  static @Nullable Grid part(Limits seen, int side) {
    return Double.isNaN(seen.xFrom())
        ? null
        : new Grid(seen.xFrom(), seen.xTo(), seen.yFrom(), seen.yTo(), side);
  }
}
