package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.fast.Convolution.Geometry;

/**
 * How a convolution lays out the patches of some images, one for every position of its output, in a
 * block for a matrix product.
 */
sealed interface Patches {
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
      int width = geometry.kernel() * geometry.in();
      forEachRun(
          first,
          images,
          (at, skip, image, run) -> {
            if (run < width) {
              Arrays.fill(block, at, at + width, 0);
            }
            System.arraycopy(x, image, block, at + skip, run);
          });
    }

    /** Sets the images' gradient to the sum of what a block says of their patches. */
    void scatter(float[] block, int first, int images, float[] dx) {
      int features = geometry.side() * geometry.side() * geometry.in();
      Arrays.fill(dx, first * features, (first + images) * features, 0);
      forEachRun(
          first, images, (at, skip, image, run) -> Blas.add(block, at + skip, dx, image, run));
    }

    /** One row of one patch. */
    @FunctionalInterface
    private interface RunAction {
      /**
       * @param at where the row begins in the block
       * @param skip how much of it lies in the border before the image
       * @param image where the rest begins in the image
       * @param run how much of it lies inside
       */
      void on(int at, int skip, int image, int run);
    }

    private void forEachRun(int first, int images, RunAction action) {
      int in = geometry.in();
      int side = geometry.side();
      int kernel = geometry.kernel();
      int at = 0;
      for (int i = first; i < first + images; i++) {
        for (int oy = 0; oy < geometry.outSide(); oy++) {
          for (int ox = 0; ox < geometry.outSide(); ox++) {
            int left = geometry.from(ox);
            int skip = Math.max(0, -left);
            int run = Math.min(kernel, side - left) - skip;
            for (int ky = 0; ky < kernel; ky++, at += kernel * in) {
              int row = geometry.from(oy) + ky;
              if (row >= 0 && row < side) {
                int image = ((i * side + row) * side + left + skip) * in;
                action.on(at, skip * in, image, run * in);
              } else {
                action.on(at, 0, 0, 0);
              }
            }
          }
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
      int side = geometry.side();
      int outSide = geometry.outSide();
      int at = 0;
      for (int ky = 0; ky < geometry.kernel(); ky++) {
        for (int kx = 0; kx < geometry.kernel(); kx++) {
          for (int i = first; i < first + images; i++) {
            for (int oy = 0; oy < outSide; oy++, at += outSide) {
              int row = geometry.from(oy) + ky;
              if (row >= 0 && row < side) {
                copy(x, (i * side + row) * side, kx, block, at);
              } else {
                Arrays.fill(block, at, at + outSide, 0);
              }
            }
          }
        }
      }
    }

    /** What a row of the image gives column {@code kx} of the patches above it. */
    private void copy(float[] x, int row, int kx, float[] block, int at) {
      int stride = geometry.stride();
      int outSide = geometry.outSide();
      int column = geometry.from(0) + kx;
      int begin = Math.ceilDiv(Math.max(0, -column), stride);
      int end = Math.min(outSide, Math.ceilDiv(geometry.side() - column, stride));
      Arrays.fill(block, at, at + begin, 0);
      if (stride == 1) {
        System.arraycopy(x, row + column + begin, block, at + begin, end - begin);
      } else {
        for (int ox = begin; ox < end; ox++) {
          block[at + ox] = x[row + column + ox * stride];
        }
      }
      Arrays.fill(block, at + end, at + outSide, 0);
    }
  }
}
