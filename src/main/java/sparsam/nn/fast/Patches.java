package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Convolution.Geometry;

/**
 * How a convolution lays out the patches of some images, one for every position of its output, in a
 * block for a matrix product.
 */
public sealed interface Patches {
  Geometry geometry();

  /** How many images make a block that is multiplied fastest. */
  int imagesPerBlock();

  /**
   * Copies the patches of {@code images} images from {@code first} on, with zeros for the border.
   */
  void gather(float[] x, int first, int images, float[] block);

  /**
   * [positions, kernel · kernel · channels], for many channels: they lie side by side, so a patch
   * is a few long runs of memory.
   */
  record Rows(Geometry geometry) implements Patches {
    /** Floats of a block: more would leave the core's cache, fewer make the product slow. */
    private static final int BLOCK = 400_000;

    @Override
    public int imagesPerBlock() {
      return Math.max(1, BLOCK / (geometry.positions() * geometry.patch()));
    }

    @Override
    public void gather(float[] x, int first, int images, float[] block) {
      int in = geometry.in();
      int kernel = geometry.kernel();
      forEachRun(
          first,
          images,
          (at, skip, image, run) -> {
            if (run < kernel) {
              Arrays.fill(block, at * in, (at + kernel) * in, 0);
            }
            System.arraycopy(x, image * in, block, (at + skip) * in, run * in);
          });
    }

    /**
     * Sets the images' gradient to the sum of what a block says of their patches.
     *
     * @param places the block's, by pixel
     * @param dx the gradient's array
     * @param pixels the places of the gradient's pixels
     */
    public void scatter(Places places, int first, int images, float[] dx, Places pixels) {
      int in = geometry.in();
      int features = geometry.height() * geometry.width() * in;
      Arrays.fill(dx, first * features, (first + images) * features, 0);
      forEachRun(
          first,
          images,
          (at, skip, image, run) -> {
            if (run > 0) {
              Blas.add(places.at(at + skip), pixels.at(image), run * in);
            }
          });
    }

    /** One row of one patch; everything is counted in pixels, each of all its channels. */
    @FunctionalInterface
    private interface RunAction {
      /**
       * @param at where the row begins in the block
       * @param skip how much of it lies in the border before the image
       * @param image where the rest begins among the images
       * @param run how much of it lies inside
       */
      void on(int at, int skip, int image, int run);
    }

    private void forEachRun(int first, int images, RunAction action) {
      int pool = geometry.pool();
      int rows = geometry.windowRows();
      int columns = geometry.windowColumns();
      int pixels = geometry.kernel() * geometry.kernel();
      int at = 0;
      for (int i = first; i < first + images; i++) {
        for (int corner = 0; corner < pool * pool; corner++) {
          for (int wy = 0; wy < rows; wy++) {
            for (int wx = 0; wx < columns; wx++, at += pixels) {
              forEachRun(i, wy * pool + corner / pool, wx * pool + corner % pool, at, action);
            }
          }
        }
      }
    }

    private void forEachRun(int i, int oy, int ox, int at, RunAction action) {
      int height = geometry.height();
      int width = geometry.width();
      int kernel = geometry.kernel();
      int left = geometry.from(ox);
      int skip = Math.max(0, -left);
      int run = Math.min(kernel, width - left) - skip;
      for (int ky = 0; ky < kernel; ky++) {
        int row = geometry.from(oy) + ky;
        if (row >= 0 && row < height) {
          action.on(at + ky * kernel, skip, (i * height + row) * width + left + skip, run);
        } else {
          action.on(at + ky * kernel, 0, 0, 0);
        }
      }
    }
  }

  /**
   * [kernel · kernel, positions], for the pictures themselves, which have one channel: a patch's
   * rows are short, but neighbouring patches lie a step apart.
   */
  record Columns(Geometry geometry) implements Patches {
    /** OpenBLAS multiplies matrices of up to so many multiply-adds without repacking them first. */
    private static final int SMALL_PRODUCT = 1_000_000;

    @Override
    public int imagesPerBlock() {
      return Math.max(
          1, SMALL_PRODUCT / (geometry.positions() * geometry.patch() * geometry.out()));
    }

    @Override
    public void gather(float[] x, int first, int images, float[] block) {
      int pool = geometry.pool();
      int plane = geometry.windowRows() * geometry.windowColumns();
      int at = 0;
      for (int ky = 0; ky < geometry.kernel(); ky++) {
        for (int kx = 0; kx < geometry.kernel(); kx++) {
          for (int i = first; i < first + images; i++) {
            for (int corner = 0; corner < pool * pool; corner++, at += plane) {
              int ready = ky < geometry.stride() ? 0 : reuse(images, corner, block, at);
              int row = geometry.from(corner / pool) + ky;
              int column = geometry.from(corner % pool) + kx;
              gather(x, i, row, column, ready, block, at);
            }
          }
        }
      }
    }

    /**
     * A stride further up in the patches, the image's rows came by before: at the corner below, or,
     * for the lowest corner, at the highest of the window below. Copies those.
     *
     * @return how many rows of windows are ready
     */
    private int reuse(int images, int corner, float[] block, int at) {
      int pool = geometry.pool();
      int rows = geometry.windowRows();
      int columns = geometry.windowColumns();
      int plane = rows * columns;
      int above = at - geometry.stride() * geometry.kernel() * images * geometry.positions();
      if (corner / pool < pool - 1) {
        System.arraycopy(block, above + pool * plane, block, at, plane);
        return rows;
      }
      int top = above - (pool - 1) * pool * plane;
      System.arraycopy(block, top + columns, block, at, plane - columns);
      return rows - 1;
    }

    /**
     * What an image gives a corner of its windows.
     *
     * @param row,column of the image, for the first window; the others follow at equal distances
     * @param ready rows of windows that are there already
     */
    private void gather(
        float[] x, int image, int row, int column, int ready, float[] block, int at) {
      int height = geometry.height();
      int width = geometry.width();
      int rows = geometry.windowRows();
      int columns = geometry.windowColumns();
      int step = geometry.stride() * geometry.pool();
      int begin = Math.ceilDiv(Math.max(0, -column), step);
      int end = Math.min(columns, Math.ceilDiv(width - column, step));
      if (begin > 0 || end < columns) {
        Arrays.fill(block, at + ready * columns, at + rows * columns, 0);
      }
      for (int wy = ready; wy < rows; wy++) {
        int to = at + wy * columns;
        int y = row + wy * step;
        if (y < 0 || y >= height) {
          Arrays.fill(block, to, to + columns, 0);
        } else {
          int from = (image * height + y) * width + column;
          for (int wx = begin; wx < end; wx++) {
            block[to + wx] = x[from + wx * step];
          }
        }
      }
    }
  }
}
