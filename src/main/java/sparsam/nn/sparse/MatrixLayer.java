package sparsam.nn.sparse;

import java.util.Arrays;
import sparsam.nn.fast.Blas;

/**
 * A layer with all of its weights, zeros included, among others that skip theirs: its patches are
 * put side by side and multiplied as a matrix. For layers in which too few weights are zeros. An
 * image's last bits depend on its place in that matrix.
 */
final class MatrixLayer implements SparseStep {
  /** Values of a matrix of patches, which fits a core's cache: 512 kB. */
  private static final int BLOCK = 1 << 17;

  private static final int FEWEST = 16;

  private final Geometry geometry;
  private final float[] weights;
  private final float[] biases;
  private final float slope;
  private final int[] offsets;

  /** Images of a matrix. */
  private final int block;

  /**
   * @param weights [out, in, kernel, kernel]
   * @param biases [out]
   * @param slope of the rectifier's negative side, 0 to 1; 1 where there is none
   */
  MatrixLayer(Geometry geometry, float[] weights, float[] biases, float slope) {
    this.geometry = geometry;
    this.weights = weights;
    this.biases = biases;
    this.slope = slope;
    this.offsets = new int[geometry.patch()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = geometry.offset(i);
    }
    int fits = BLOCK / geometry.patch() / geometry.corners();
    this.block = Integer.highestOneBit(Math.clamp(fits, FEWEST, SparseNetwork.PART));
  }

  @Override
  public int outputs() {
    return geometry.outputs();
  }

  /** Every row of a patch, whatever its weights. */
  @Override
  public boolean[] reads(boolean[] read) {
    boolean[] patch = new boolean[geometry.in() * geometry.rows() * geometry.columns()];
    for (int offset : offsets) {
      patch[offset] = true;
    }
    return geometry.reads(patch);
  }

  @Override
  public float[][] arranged(float[][] rows, int chunk) {
    return geometry.bordered(rows, chunk);
  }

  /** Patches and products. */
  @Override
  public int scratch() {
    return block * geometry.corners() * (geometry.patch() + geometry.out());
  }

  @Override
  public float[][] outputRows(boolean[] read, RowPool pool, int kept) {
    float[][] rows = new float[read.length][];
    for (int o = 0; o < rows.length; o++) {
      rows[o] = read[o] ? geometry.row(rows, o, kept, pool) : RowPool.UNREAD;
    }
    return rows;
  }

  @Override
  public Bands bands() {
    return geometry.bands();
  }

  @Override
  public void forward(
      float[][] in, float[][] other, float[][] out, Spare spare, int band, int count) {
    int width = geometry.outWidth();
    for (int position = band * width; position < (band + 1) * width; position++) {
      for (int from = 0; from < count; from += block) {
        int images = Math.min(block, count - from);
        multiply(in, geometry.first(position), from, images, spare.matrix());
        give(spare, position, from, images, out);
      }
      for (int o = position; slope != 1 && o < out.length; o += geometry.area()) {
        Vectors.rectify(out[o], slope, Math.min(out[o].length, count));
      }
    }
  }

  /** Products [out, corner, image], behind the patches [patch, corner, image]. */
  private void multiply(float[][] in, int first, int from, int images, float[] matrix) {
    int corners = geometry.corners();
    int width = corners * images;
    for (int i = 0; i < offsets.length; i++) {
      for (int c = 0; c < corners; c++) {
        float[] row = in[first + geometry.corner(c) + offsets[i]];
        System.arraycopy(row, from, matrix, i * width + c * images, images);
      }
    }
    int products = products();
    for (int o = 0; o < geometry.out(); o++) {
      Arrays.fill(matrix, products + o * width, products + (o + 1) * width, biases[o]);
    }
    Blas.multiply(
        false,
        false,
        geometry.out(),
        width,
        offsets.length,
        weights,
        0,
        offsets.length,
        matrix,
        0,
        width,
        1,
        matrix,
        products,
        width);
  }

  private int products() {
    return block * geometry.corners() * geometry.patch();
  }

  /** Products become rows, or the largest of four does. */
  private void give(Spare spare, int position, int from, int images, float[][] out) {
    int corners = geometry.corners();
    for (int o = 0; o < geometry.out(); o++) {
      float[] row = out[o * geometry.area() + position];
      if (row.length == 0) {
        continue;
      }
      int at = products() + o * corners * images;
      if (corners == 1) {
        System.arraycopy(spare.matrix(), at, row, from, images);
      } else {
        float[][] four = spare.rows();
        for (int c = 0; c < corners; c++) {
          System.arraycopy(spare.matrix(), at + c * images, four[c], 0, images);
        }
        Vectors.largest(four[0], four[0], four[1], four[2], four[3], 1, images);
        System.arraycopy(four[0], 0, row, from, images);
      }
    }
  }
}
