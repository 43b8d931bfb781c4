package sparsam.nn.fast;

import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.winograd.Filter;
import sparsam.nn.fast.winograd.Points;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.fast.winograd.Tiles;

/**
 * What a convolution comes to where it is filtered by {@link Winograd}: the transform, cells and
 * tiles, and the room that they need.
 *
 * @param g the convolution's
 */
record WinogradShape(Geometry g) {
  private static final int FEWEST_CHANNELS = 8;

  /** Tiles for which it is worth reading the kernels once more, though they fill the cache. */
  private static final int ENOUGH_TILES = 16;

  /** Images of a group, while there may be more groups. */
  private static final int GROUP = 16;

  private static final int MOST_GROUPS = 4;

  /** Products of a point, above which transformed kernels would need more than they save. */
  private static final int MOST_WEIGHTS = 1 << 17;

  /** Whether a convolution can be computed so, and gains by it. */
  boolean suits() {
    return (g.stride() == 1 || g.stride() == 2)
        && g.kernel() == filter().taps() * g.stride()
        && g.padding() < g.kernel()
        && g.pool() == 1
        && g.in() >= FEWEST_CHANNELS
        && g.out() >= FEWEST_CHANNELS
        && (long) depth() * g.out() <= MOST_WEIGHTS;
  }

  /** The transform. */
  Filter filter() {
    return g.stride() == 1 ? Filter.THREE : Filter.TWO;
  }

  /** Values of a cell that is taken in. */
  int depth() {
    return g.stride() * g.stride() * g.in();
  }

  /** Products of a point. */
  int weights() {
    return depth() * g.out();
  }

  /** Floats that a layer keeps: transformed kernels, and their gradient's parts. */
  long kept(int capacity, boolean bias, boolean inputGradient) {
    return Points.floats(weights())
        + Points.floats(inputGradient ? weights() : 0)
        + (long) groups(capacity) * part(bias);
  }

  /** Floats of what a group says of the kernels, and of the biases where there are any. */
  int part(boolean bias) {
    return g.out() * (g.patch() + (bias ? 1 : 0));
  }

  /**
   * In how many groups a batch's images are asked about the weights: fewer than lanes, since each
   * transforms back what it finds, and the same on any number of threads.
   */
  static int groups(int images) {
    return Math.clamp(Math.ceilDiv(images, GROUP), 1, MOST_GROUPS);
  }

  /** Makes a thread's room large enough for a layer. */
  void plan(Room room, int capacity) {
    Tiles up = up();
    Tiles back = back();
    int images = most(capacity);
    int most = Math.max(depth(), g.out());
    room.plan(
        images * Math.max(up.count(), back.count()) * most,
        weights(),
        Math.max(up.cells(filter()), back.cells(filter())) * most,
        images * up.count() * g.out());
  }

  /** Images that fill a core's cache, and whose products need no repacking. */
  int most(int capacity) {
    int tiles = Math.max(up().count(), back().count());
    int channels = Math.max(depth(), g.out());
    int fitting = (int) (Room.VALUES / ((long) Points.COUNT * tiles * channels));
    int images = Math.max(fitting, Math.ceilDiv(ENOUGH_TILES, tiles));
    int small = Blas.smallProduct();
    return Math.clamp(
        small == 0 ? images : Math.min(images, small / ((long) tiles * weights())), 1, capacity);
  }

  /** What is put out. */
  Tiles up() {
    return new Tiles(g.outHeight(), g.outWidth());
  }

  /** The cells of the input's gradient. */
  Tiles back() {
    int more = filter().taps() - 1;
    return new Tiles(g.outHeight() + more, g.outWidth() + more);
  }
}
