package sparsam.data.source;

import sparsam.data.Shape;

/**
 * Brings an image to another size and other colours: scaled until it covers the new size, then cut
 * in the middle. Every new pixel is the mean of the old ones under it, weighted by a triangle, as
 * Pillow's BILINEAR has it; the same bytes on every machine.
 */
final class Resize {
  /** Weights of red, green and blue in grey, in 65,536ths: ITU-R BT.601, as Pillow has them. */
  private static final int[] LUMA = {19595, 38470, 7471};

  private static final int HALF = 1 << 15;
  private static final int COLOURS = 3;

  private Resize() {}

  /**
   * Writes an image at another shape.
   *
   * @param old its pixels from {@code from} on
   * @param into from {@code at} on
   */
  static void image(byte[] old, int from, Shape is, byte[] into, int at, Shape to) {
    byte[] coloured = old;
    int first = from;
    if (is.channels() != to.channels()) {
      coloured = recoloured(old, from, is, to.channels());
      first = 0;
    }
    for (int c = 0; c < to.channels(); c++) {
      channel(coloured, first + c * is.area(), is, into, at + c * to.area(), to);
    }
  }

  private static byte[] recoloured(byte[] old, int from, Shape is, int channels) {
    int area = is.area();
    byte[] made = new byte[channels * area];
    for (int i = 0; i < area; i++) {
      int grey = old[from + i] & 0xFF;
      if (is.channels() == COLOURS) {
        int sum = HALF;
        for (int c = 0; c < COLOURS; c++) {
          sum += LUMA[c] * (old[from + c * area + i] & 0xFF);
        }
        grey = sum >> 16;
      }
      for (int c = 0; c < channels; c++) {
        made[c * area + i] = (byte) grey;
      }
    }
    return made;
  }

  private static void channel(byte[] old, int from, Shape is, byte[] into, int at, Shape to) {
    if (is.height() == to.height() && is.width() == to.width()) {
      System.arraycopy(old, from, into, at, is.area());
      return;
    }
    double step = Math.min((double) is.height() / to.height(), (double) is.width() / to.width());
    Weights across = Weights.of(is.width(), to.width(), step);
    Weights down = Weights.of(is.height(), to.height(), step);
    float[] rows = new float[is.height() * to.width()];
    for (int y = 0; y < is.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        float sum = 0;
        for (int k = 0; k < across.size(x); k++) {
          int left = across.first()[x] + k;
          sum += across.weights()[x][k] * (old[from + y * is.width() + left] & 0xFF);
        }
        rows[y * to.width() + x] = sum;
      }
    }
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        float sum = 0;
        for (int k = 0; k < down.size(y); k++) {
          sum += down.weights()[y][k] * rows[(down.first()[y] + k) * to.width() + x];
        }
        into[at + y * to.width() + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
      }
    }
  }

  /**
   * Which old pixels make each new one along a side, and how much of each.
   *
   * @param first the first old one of each new
   */
  private record Weights(int[] first, float[][] weights) {
    int size(int of) {
      return weights[of].length;
    }

    /**
     * @param step old pixels to a new one
     */
    static Weights of(int old, int made, double step) {
      int[] first = new int[made];
      float[][] weights = new float[made][];
      double start = (old - made * step) / 2;
      double reach = Math.max(1, step);
      for (int i = 0; i < made; i++) {
        double middle = start + (i + 0.5) * step;
        int low = Math.max(0, (int) Math.floor(middle - reach + 0.5));
        int high = Math.min(old, (int) Math.floor(middle + reach + 0.5));
        low = Math.min(low, old - 1);
        high = Math.max(high, low + 1);
        double[] raw = new double[high - low];
        double sum = 0;
        for (int k = 0; k < raw.length; k++) {
          raw[k] = Math.max(0, 1 - Math.abs((low + k + 0.5 - middle) / reach));
          sum += raw[k];
        }
        weights[i] = new float[raw.length];
        for (int k = 0; k < raw.length; k++) {
          weights[i][k] = (float) (sum > 0 ? raw[k] / sum : 1.0 / raw.length);
        }
        first[i] = low;
      }
      return new Weights(first, weights);
    }
  }
}
