package sparsam.nn.fast.winograd;

import static sparsam.nn.fast.winograd.Filter.OUT;
import static sparsam.nn.fast.winograd.Filter.ROWS;

import org.jspecify.annotations.Nullable;

/**
 * Images cut into tiles of 4×4 cells, the last of a side perhaps not full, as filters put them out:
 * how cells come into transforms and out of them.
 *
 * <p>Tiles that are not full do without the products at infinity, the last row or column of points:
 * those are in the fourth row and column alone. So that what has them lies together, the full tiles
 * of all images come first, then those of the last column, then those of the last row, the corners
 * at the end.
 *
 * @param height,width cells of an image that is put out
 */
public record Tiles(int height, int width) {
  /** The points at infinity. */
  private static final int LAST = ROWS - 1;

  private int rows() {
    return Math.ceilDiv(height, OUT);
  }

  private int columns() {
    return Math.ceilDiv(width, OUT);
  }

  private int fullRows() {
    return height / OUT;
  }

  private int fullColumns() {
    return width / OUT;
  }

  /** How many an image has. */
  public int count() {
    return rows() * columns();
  }

  /** How many stretches of some images' tiles have products at a point. */
  public int stretches(int point) {
    return point / ROWS < LAST && point % ROWS == LAST ? 2 : 1;
  }

  /** The first tile of a stretch. */
  public int start(int stretch, int images) {
    return stretch == 0 ? 0 : images * fullRows() * columns();
  }

  /** How many tiles a stretch has, perhaps none. */
  public int length(int stretch, int point, int images) {
    boolean lastColumn = point % ROWS == LAST;
    int across = lastColumn ? fullColumns() : columns();
    if (stretch > 0) {
      return images * (rows() - fullRows()) * across;
    }
    return images * (lastColumn || point / ROWS == LAST ? fullRows() : rows()) * across;
  }

  private int index(int images, int image, int row, int column) {
    if (row < fullRows()) {
      return column < fullColumns()
          ? (image * fullRows() + row) * fullColumns() + column
          : images * fullRows() * fullColumns() + image * fullRows() + row;
    }
    int full = images * fullRows() * columns();
    return column < fullColumns()
        ? full + image * fullColumns() + column
        : full + images * fullColumns() + image;
  }

  /** How many cells of a row are taken in. */
  public int cells(Filter filter) {
    return columns() * OUT + filter.taps() - 1;
  }

  /** Whether every pixel of an image is put out. */
  public boolean cover(Cells cells) {
    return height * cells.side() - cells.padding() >= cells.height()
        && width * cells.side() - cells.padding() >= cells.width();
  }

  /** Takes in some images and transforms them: [tiles, depth] by point. */
  public void take(Filter filter, Cells from, int first, int images, Room room) {
    float[][] strips = room.strips();
    float[][] points = room.taken().arrays();
    int depth = from.depth();
    int cells = cells(filter);
    for (int image = 0; image < images; image++) {
      for (int row = 0; row < rows(); row++) {
        for (int r = filter.first(); r < ROWS; r++) {
          from.readRow(first + image, row * OUT + r - filter.first(), cells, strips[r]);
        }
        filter.input(strips, 0, 1, 0, cells * depth);
        int full = index(images, image, row, 0) * depth;
        int last = index(images, image, row, fullColumns()) * depth;
        int rest = columns() - fullColumns();
        for (int r = filter.first(); r < ROWS; r++) {
          for (int c = filter.first(); c < ROWS; c++) {
            float[] point = points[r * ROWS + c];
            int source = (c - filter.first()) * depth;
            copy(strips[r], source, point, full, depth, fullColumns());
            copy(strips[r], source + fullColumns() * OUT * depth, point, last, depth, rest);
          }
        }
      }
    }
    int length = images * count() * depth;
    for (int r = filter.first(); r < ROWS; r++) {
      filter.input(points, r * ROWS, 1, 0, length);
    }
  }

  /**
   * Transforms products back and puts out some images.
   *
   * @param finish what is done to the values then; null for nothing
   */
  public void give(
      Filter filter, Cells to, int first, int images, Room room, @Nullable Finish finish) {
    float[][] points = room.given().arrays();
    int depth = to.depth();
    int length = images * count() * depth;
    for (int c = filter.first(); c < ROWS; c++) {
      filter.output(points, c, ROWS, 0, length);
    }
    for (int r = 0; r < OUT; r++) {
      filter.output(points, Filter.place(r) * ROWS, 1, 0, length);
    }
    for (int r = 0; r < OUT; r++) {
      for (int c = 0; c < OUT; c++) {
        float[] point = points[Filter.place(r) * ROWS + Filter.place(c)];
        if (finish != null) {
          finish.on(point, length);
        }
        int last = fullColumns() * OUT + c;
        for (int image = 0; image < images; image++) {
          for (int y = r; y < height; y += OUT) {
            int full = index(images, image, y / OUT, 0) * depth;
            to.write(first + image, y, c, OUT, fullColumns(), point, full);
            if (last < width) {
              int rest = index(images, image, y / OUT, fullColumns()) * depth;
              to.write(first + image, y, last, OUT, 1, point, rest);
            }
          }
        }
      }
    }
  }

  /**
   * Takes in gradients of some images and transforms them by {@link #give}'s adjoint.
   *
   * @param bias what the gradients are added to, [tiles, depth]; null for none
   */
  public void takeBack(
      Filter filter, Cells from, int first, int images, Room room, float @Nullable [] bias) {
    float[][] points = room.given().arrays();
    int depth = from.depth();
    int length = images * count() * depth;
    for (int r = 0; r < OUT; r++) {
      for (int c = 0; c < OUT; c++) {
        float[] point = points[Filter.place(r) * ROWS + Filter.place(c)];
        int last = fullColumns() * OUT + c;
        for (int image = 0; image < images; image++) {
          for (int y = r; y < rows() * OUT; y += OUT) {
            int full = index(images, image, y / OUT, 0) * depth;
            int rest = index(images, image, y / OUT, fullColumns()) * depth;
            from.read(first + image, y, c, OUT, fullColumns(), point, full);
            from.read(first + image, y, last, OUT, columns() - fullColumns(), point, rest);
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
