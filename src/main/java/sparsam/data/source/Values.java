package sparsam.data.source;

import java.util.Locale;
import sparsam.data.DataException;

/** How numbers of any scale become bytes: the scale is told by the smallest and the largest. */
enum Values {
  /** Bytes as they are. */
  BYTES(1, 0),
  /** From 0 to 1. */
  UNIT(255, 0),
  /** From −1 to 1. */
  SIGNED(127.5, 127.5);

  private static final int LARGEST = 255;

  private final double scale;
  private final double shift;

  Values(double scale, double shift) {
    this.scale = scale;
    this.shift = shift;
  }

  /**
   * @param name of the file
   * @throws DataException where pixels have no scale that is known
   */
  static Values of(String name, double min, double max) throws DataException {
    if (min >= 0 && max <= 1) {
      return UNIT;
    }
    if (min >= -1 && max <= 1) {
      return SIGNED;
    }
    if (min >= 0 && max <= LARGEST) {
      return BYTES;
    }
    throw new DataException(
        String.format(
            Locale.ROOT,
            "%s has pixels from %s to %s; read are those from 0 to 255, from 0 to 1 and from -1 to"
                + " 1: bring them to one of these.",
            name,
            Double.toString(min),
            Double.toString(max)));
  }

  byte of(double value) {
    return (byte) Math.clamp(Math.round(value * scale + shift), 0, LARGEST);
  }
}
