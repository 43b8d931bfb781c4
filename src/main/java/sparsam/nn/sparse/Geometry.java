package sparsam.nn.sparse;

import java.util.Arrays;

/**
 * Sizes of a layer with square kernels; a dense layer is a convolution of units, each a channel of
 * one pixel. Its input is rows, one for each value of an image with its border.
 *
 * @param in input channels
 * @param height,width of the input
 * @param out output channels
 * @param pooled whether the largest of every 2×2 window of positions is taken
 */
record Geometry(
    int in, int height, int width, int out, int kernel, int stride, int padding, boolean pooled) {
  Geometry withPool() {
    return new Geometry(in, height, width, out, kernel, stride, padding, true);
  }

  /** Weights of an output channel. */
  int patch() {
    return in * kernel * kernel;
  }

  /** The input's height with its borders. */
  int rows() {
    return height + 2 * padding;
  }

  /** The input's width with its borders. */
  int columns() {
    return width + 2 * padding;
  }

  int outHeight() {
    return out(rows());
  }

  int outWidth() {
    return out(columns());
  }

  /** Rows of an output channel. */
  int area() {
    return outHeight() * outWidth();
  }

  /** All rows of the output. */
  int outputs() {
    return out * area();
  }

  private int out(int length) {
    int positions = (length - kernel) / stride + 1;
    return pooled ? positions / 2 : positions;
  }

  /** Input pixels from one position, or window of positions, to the next. */
  private int step() {
    return pooled ? 2 * stride : stride;
  }

  /** The first row of a position's patch; with a pool, of the first of its window. */
  int first(int position) {
    return (position / outWidth() * columns() + position % outWidth()) * step();
  }

  /** A line of the output is a band; with a pool a line of windows. */
  Bands bands() {
    if (outHeight() == 1) {
      return Bands.NONE;
    }
    return new Bands(outHeight(), pooled ? kernel + stride : kernel, step(), padding);
  }

  /** Positions whose largest value an output takes. */
  int corners() {
    return pooled ? 4 : 1;
  }

  /**
   * A row for an output: another line's, where fewer lines are kept than there are.
   *
   * @param rows of the outputs before this one
   */
  float[] row(float[][] rows, int output, int kept, RowPool pool) {
    boolean again = output % area() / outWidth() >= kept;
    float[] before = again ? rows[output - kept * outWidth()] : RowPool.UNREAD;
    return before == RowPool.UNREAD ? pool.row() : before;
  }

  /**
   * Whether a position reads a pixel through a value of its kernel, not the border.
   *
   * @param value counted [kernel, kernel]
   */
  boolean inside(int position, int value) {
    int y = position / outWidth() * step() + value / kernel - padding;
    int x = position % outWidth() * step() + value % kernel - padding;
    return y >= 0 && y < height && x >= 0 && x < width;
  }

  /** How far the patch of another position of a window lies behind the first one's. */
  int corner(int number) {
    return ((number >> 1) * columns() + (number & 1)) * stride;
  }

  /** The distance of a patch's value, counted [in, kernel, kernel], from its first. */
  int offset(int value) {
    int channel = value / (kernel * kernel);
    int y = value / kernel % kernel;
    return (channel * rows() + y) * columns() + value % kernel;
  }

  /**
   * Which rows of the input are read, borders not counted.
   *
   * @param patch by distance from a patch's first row: whether any output reads it
   */
  boolean[] reads(boolean[] patch) {
    boolean[] inputs = new boolean[in * height * width];
    int lowest = rows() - kernel;
    int last = columns() - kernel;
    for (int i = 0; i < inputs.length; i++) {
      int y = i / width % height + padding;
      int x = i % width + padding;
      int channel = i / (height * width);
      for (int top = Math.max(0, y - kernel + 1); top <= Math.min(y, lowest); top++) {
        for (int left = Math.max(0, x - kernel + 1); left <= Math.min(x, last); left++) {
          if (top % stride == 0 && left % stride == 0) {
            inputs[i] |= patch[(channel * rows() + y - top) * columns() + x - left];
          }
        }
      }
    }
    return inputs;
  }

  /** Rows with those of the border, which all are one row of zeros. */
  float[][] bordered(float[][] rows, int chunk) {
    float[][] bordered = new float[in * rows() * columns()][];
    Arrays.fill(bordered, new float[chunk]);
    for (int from = 0; from < rows.length; from += width) {
      int channel = from / (height * width);
      int y = from / width % height + padding;
      System.arraycopy(rows, from, bordered, (channel * rows() + y) * columns() + padding, width);
    }
    return bordered;
  }
}
