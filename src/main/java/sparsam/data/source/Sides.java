package sparsam.data.source;

import java.util.Locale;
import sparsam.data.DataException;

/** How large one image may be. */
final class Sides {
  /** Pixels of a side; what is larger is a mistake, or a trap. */
  static final int MOST = 20_000;

  /** Pixels of one image: as many as the largest cameras make, and no more. */
  static final long MOST_PIXELS = 60_000_000;

  private Sides() {}

  /**
   * @param name of the file
   * @throws DataException where an image claims to be larger
   */
  static void require(String name, long height, long width) throws DataException {
    if (height < 1 || width < 1 || height > MOST || width > MOST || height * width > MOST_PIXELS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s claims to be an image of %,d × %,d pixels; up to %,d a side and %,d in all are"
                  + " read: make it smaller, or leave it out.",
              name,
              height,
              width,
              MOST,
              MOST_PIXELS));
    }
  }
}
