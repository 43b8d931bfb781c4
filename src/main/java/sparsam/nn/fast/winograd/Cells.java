package sparsam.nn.fast.winograd;

import java.util.Arrays;

/**
 * Images as a grid of cells, the pixels that a convolution's stride steps over at once: a
 * convolution of stride {@code side} over pixels is one of stride 1 over cells with {@code side}
 * times fewer taps a side.
 *
 * @param values images, channels last
 * @param side of a cell, in pixels
 * @param padding pixels around an image that the first cell begins before it
 */
public record Cells(float[] values, int height, int width, int channels, int side, int padding) {
  /** Values of a cell: [side, side, channels]. */
  public int depth() {
    return side * side * channels;
  }

  private int features() {
    return height * width * channels;
  }

  /**
   * Reads a row's first {@code count} cells, zeros where there is no pixel.
   *
   * @param to [count, depth]
   */
  public void readRow(int image, int row, int count, float[] to) {
    int y = row - padding;
    if (side > 1 || y < 0 || y >= height) {
      read(image, row, 0, 1, count, to, 0);
      return;
    }
    int border = padding * channels;
    int run = width * channels;
    Arrays.fill(to, 0, border, 0);
    System.arraycopy(values, pixel(image, y, 0), to, border, run);
    Arrays.fill(to, border + run, count * channels, 0);
  }

  /**
   * Reads cells of a row, zeros where there is no pixel.
   *
   * @param column of the first; the others follow every {@code step} columns
   * @param to [count, depth] from {@code at} on
   */
  public void read(int image, int row, int column, int step, int count, float[] to, int at) {
    int depth = depth();
    int run = side * channels;
    for (int p = 0; p < side; p++) {
      int y = row * side - padding + p;
      int target = at + p * run;
      if (y < 0 || y >= height) {
        for (int k = 0; k < count; k++, target += depth) {
          Arrays.fill(to, target, target + run, 0);
        }
        continue;
      }
      int left = column * side - padding;
      int begin = begin(left, step, count);
      int end = end(left, step, begin, count);
      for (int k = 0; k < begin; k++) {
        readEdge(image, y, left + k * step * side, to, target + k * depth);
      }
      copy(
          values,
          pixel(image, y, left + begin * step * side),
          step * run,
          to,
          target + begin * depth,
          depth,
          run,
          end - begin);
      for (int k = end; k < count; k++) {
        readEdge(image, y, left + k * step * side, to, target + k * depth);
      }
    }
  }

  /**
   * Writes those of some cells' pixels that there are.
   *
   * @param column of the first; the others follow every {@code step} columns
   * @param from [count, depth] from {@code at} on
   */
  public void write(int image, int row, int column, int step, int count, float[] from, int at) {
    int depth = depth();
    if (side == 1 && padding == 0 && row < height && column + (count - 1) * step < width) {
      copy(from, at, depth, values, pixel(image, row, column), step * depth, depth, count);
      return;
    }
    int run = side * channels;
    for (int p = 0; p < side; p++) {
      int y = row * side - padding + p;
      if (y < 0 || y >= height) {
        continue;
      }
      int source = at + p * run;
      int left = column * side - padding;
      int begin = begin(left, step, count);
      int end = end(left, step, begin, count);
      for (int k = 0; k < begin; k++) {
        writeEdge(image, y, left + k * step * side, from, source + k * depth);
      }
      copy(
          from,
          source + begin * depth,
          depth,
          values,
          pixel(image, y, left + begin * step * side),
          step * run,
          run,
          end - begin);
      for (int k = end; k < count; k++) {
        writeEdge(image, y, left + k * step * side, from, source + k * depth);
      }
    }
  }

  /** How many cells begin left of the image. */
  private int begin(int left, int step, int count) {
    return Math.min(count, Math.ceilDiv(Math.max(0, -left), step * side));
  }

  /** How many end inside the image, with those before. */
  private int end(int left, int step, int begin, int count) {
    return Math.clamp(Math.floorDiv(width - side - left, step * side) + 1, begin, count);
  }

  private static void copy(
      float[] from, int source, int step, float[] to, int target, int pitch, int run, int count) {
    for (int k = 0; k < count; k++) {
      System.arraycopy(from, source + k * step, to, target + k * pitch, run);
    }
  }

  /** A row of a cell that reaches over the image's edge. */
  private void readEdge(int image, int y, int left, float[] to, int at) {
    int skip = Math.max(0, -left);
    int run = Math.min(side, width - left) - skip;
    Arrays.fill(to, at, at + side * channels, 0);
    if (run > 0) {
      System.arraycopy(
          values, pixel(image, y, left + skip), to, at + skip * channels, run * channels);
    }
  }

  private void writeEdge(int image, int y, int left, float[] from, int at) {
    int skip = Math.max(0, -left);
    int run = Math.min(side, width - left) - skip;
    if (run > 0) {
      System.arraycopy(
          from, at + skip * channels, values, pixel(image, y, left + skip), run * channels);
    }
  }

  private int pixel(int image, int y, int x) {
    return image * features() + (y * width + x) * channels;
  }
}
