package sparsam.sweep;

/**
 * Sobol's points (Sobol 1967), with the direction numbers of Joe and Kuo (2008): each half,
 * quarter, eighth … of every axis has as many as every other.
 */
final class Sobol {
  /** Bits of a coordinate. */
  private static final int BITS = 32;

  /** Joe's and Kuo's file new-joe-kuo-6, from the second axis on: s, a, m₁ … mₛ. */
  private static final int[][] NUMBERS = {
    {1, 0, 1},
    {2, 1, 1, 3},
    {3, 1, 1, 3, 1},
    {3, 2, 1, 1, 1},
    {4, 1, 1, 1, 3, 3},
    {4, 4, 1, 3, 5, 13},
    {5, 2, 1, 1, 5, 5, 17}
  };

  /** More axes than this have no numbers here. */
  static final int MOST_AXES = NUMBERS.length + 1;

  private final long[] directions = new long[BITS];

  /**
   * @param axis 0 to {@link #MOST_AXES} − 1
   */
  Sobol(int axis) {
    if (axis == 0) {
      for (int i = 0; i < BITS; i++) {
        directions[i] = 1L << (BITS - 1 - i);
      }
      return;
    }
    int[] row = NUMBERS[axis - 1];
    int s = row[0];
    for (int i = 0; i < s; i++) {
      directions[i] = (long) row[2 + i] << (BITS - 1 - i);
    }
    for (int i = s; i < BITS; i++) {
      directions[i] = directions[i - s] ^ (directions[i - s] >> s);
      for (int k = 1; k < s; k++) {
        if (((row[1] >> (s - 1 - k)) & 1) == 1) {
          directions[i] ^= directions[i - k];
        }
      }
    }
  }

  /**
   * A coordinate.
   *
   * @param index from 0
   * @param shift digits that are turned over in all points, which keeps them as even; 32 bits
   * @return 0 to below 1
   */
  double at(int index, int shift) {
    long gray = index ^ (index >>> 1);
    long bits = Integer.toUnsignedLong(shift);
    for (int i = 0; gray != 0; i++, gray >>>= 1) {
      if ((gray & 1) == 1) {
        bits ^= directions[i];
      }
    }
    return bits * 0x1p-32;
  }
}
