package sparsam.nn.fast;

/**
 * Values by channel, written down for several positions one after another: a loop over [positions,
 * channels] is then long enough for the processor's vectors, however few the channels are.
 *
 * @param channels how many there are
 * @param length floats of a tile: a multiple of {@code channels} that divides the image
 */
record Tile(int channels, int length) {
  /** Well inside a core's first cache, together with what it is combined with. */
  private static final int LONGEST = 2048;

  static Tile of(int channels, int positions) {
    int rows = Math.clamp(LONGEST / channels, 1, positions);
    while (positions % rows != 0) {
      rows--;
    }
    return new Tile(channels, rows * channels);
  }

  /** Repeats the values of the first position over the others. */
  void spread(float[] tile, int offset) {
    for (int i = channels; i < length; i += channels) {
      System.arraycopy(tile, offset, tile, offset + i, channels);
    }
  }

  /** The sum of a channel over all positions. */
  double sum(float[] tile, int offset, int channel) {
    double sum = 0;
    for (int i = channel; i < length; i += channels) {
      sum += tile[offset + i];
    }
    return sum;
  }
}
