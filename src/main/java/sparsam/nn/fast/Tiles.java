package sparsam.nn.fast;

import static sparsam.nn.fast.Filter.OUT;
import static sparsam.nn.fast.Filter.ROWS;

import org.jspecify.annotations.Nullable;

/**
 * Images cut into tiles of 4×4 cells, the last of a side perhaps not full, as filters put them out:
 * how cells come into transforms and out of them.
 *
 * @param height,width cells of an image that is put out
 */
record Tiles(int height, int width) {
  private int rows() {
    return Math.ceilDiv(height, OUT);
  }

  private int columns() {
    return Math.ceilDiv(width, OUT);
  }

  /** How many an image has. */
  int count() {
    return rows() * columns();
  }

  /** How many cells of a row are taken in. */
  int cells(Filter filter) {
    return columns() * OUT + filter.taps() - 1;
  }

  /** Whether every pixel of an image is put out. */
  boolean cover(Cells cells) {
    return height * cells.side() - cells.padding() >= cells.height()
        && width * cells.side() - cells.padding() >= cells.width();
  }

  /** Takes in some images and transforms them: [tiles, depth] by point. */
  void take(Filter filter, Cells from, int first, int images, WinogradRoom room) {
    float[][] strips = room.strips();
    float[][] points = room.taken().arrays();
    int depth = from.depth();
    int cells = cells(filter);
    int at = 0;
    for (int image = first; image < first + images; image++) {
      for (int row = 0; row < rows(); row++) {
        for (int r = filter.first(); r < ROWS; r++) {
          from.readRow(image, row * OUT + r - filter.first(), cells, strips[r]);
        }
        filter.input(strips, 0, 1, 0, cells * depth);
        for (int r = filter.first(); r < ROWS; r++) {
          for (int c = filter.first(); c < ROWS; c++) {
            int source = (c - filter.first()) * depth;
            copy(strips[r], source, points[r * ROWS + c], at, depth, columns());
          }
        }
        at += columns() * depth;
      }
    }
    for (int r = filter.first(); r < ROWS; r++) {
      filter.input(points, r * ROWS, 1, 0, at);
    }
  }

  /**
   * Transforms products back and puts out some images.
   *
   * @param bias added to what is put out, [tiles, depth]; null for none
   */
  void give(
      Filter filter, Cells to, int first, int images, WinogradRoom room, float @Nullable [] bias) {
    float[][] points = room.given().arrays();
    int depth = to.depth();
    int row = columns() * depth;
    int length = images * rows() * row;
    for (int c = filter.first(); c < ROWS; c++) {
      filter.output(points, c, ROWS, 0, length);
    }
    for (int r = 0; r < OUT; r++) {
      filter.output(points, Filter.place(r) * ROWS, 1, 0, length);
    }
    for (int r = 0; r < OUT; r++) {
      for (int c = 0; c < OUT; c++) {
        float[] point = points[Filter.place(r) * ROWS + Filter.place(c)];
        if (bias != null) {
          add(bias, point, length);
        }
        int at = 0;
        for (int image = first; image < first + images; image++) {
          for (int y = r; y < height; y += OUT) {
            to.write(image, y, c, OUT, Math.ceilDiv(width - c, OUT), point, at + y / OUT * row);
          }
          at += count() * depth;
        }
      }
    }
  }

  /**
   * Takes in gradients of some images and transforms them by {@link #give}'s adjoint.
   *
   * @param bias what the gradients are added to, [tiles, depth]; null for none
   */
  void takeBack(
      Filter filter,
      Cells from,
      int first,
      int images,
      WinogradRoom room,
      float @Nullable [] bias) {
    float[][] points = room.given().arrays();
    int depth = from.depth();
    int row = columns() * depth;
    int length = images * rows() * row;
    for (int r = 0; r < OUT; r++) {
      for (int c = 0; c < OUT; c++) {
        float[] point = points[Filter.place(r) * ROWS + Filter.place(c)];
        int at = 0;
        for (int image = first; image < first + images; image++) {
          for (int y = r; y < rows() * OUT; y += OUT, at += row) {
            from.read(image, y, c, OUT, columns(), point, at);
          }
        }
        if (bias != null) {
          add(point, bias, length);
        }
      }
      filter.outputAdjoint(points, Filter.place(r) * ROWS, 1, 0, length);
    }
    for (int c = filter.first(); c < ROWS; c++) {
      filter.outputAdjoint(points, c, ROWS, 0, length);
    }
  }

  /** Every fourth cell of a row. */
  private static void copy(
      float[] strip, int source, float[] point, int target, int depth, int count) {
    for (int k = 0; k < count; k++) {
      System.arraycopy(strip, source + k * OUT * depth, point, target + k * depth, depth);
    }
  }

  private static void add(float[] source, float[] target, int length) {
    for (int i = 0; i < length; i++) {
      target[i] += source[i];
    }
  }
}
