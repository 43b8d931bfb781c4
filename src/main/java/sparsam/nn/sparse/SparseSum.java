package sparsam.nn.sparse;

import sparsam.nn.layer.Shape;

/**
 * A residual sum without weights, and a rectifier behind it.
 *
 * @param lower the shape of what is added
 * @param out the shape of what it is added to
 * @param stride rows and columns of the lower shape from one that is added to the next
 * @param before channels of zeros that come first
 * @param slope of the rectifier's negative side; 1 where there is none
 */
record SparseSum(Shape lower, Shape out, int stride, int before, float slope)
    implements SparseStep {
  @Override
  public int outputs() {
    return out.size();
  }

  @Override
  public boolean[] reads(boolean[] read) {
    return read;
  }

  /** Which rows of the lower step it reads. */
  boolean[] readsLower(boolean[] read) {
    boolean[] inputs = new boolean[lower.size()];
    for (int o = 0; o < read.length; o++) {
      int row = row(o);
      if (read[o] && row >= 0) {
        inputs[row] = true;
      }
    }
    return inputs;
  }

  /** The lower step's row that is added to another; negative where none is. */
  private int row(int output) {
    int channel = output / out.area() - before;
    if (channel < 0 || channel >= lower.channels()) {
      return -1;
    }
    int y = output % out.area() / out.width() * stride;
    int x = output % out.width() * stride;
    return (channel * lower.height() + y) * lower.width() + x;
  }

  @Override
  public void forward(
      float[][] in, float[][] other, float[][] out, Spare spare, int band, int count) {
    for (int o = 0; o < out.length; o++) {
      float[] row = out[o];
      if (row.length > 0) {
        System.arraycopy(in[o], 0, row, 0, count);
        int added = row(o);
        if (added >= 0) {
          Vectors.add(row, other[added], 1, count);
        }
        if (slope != 1) {
          Vectors.rectify(row, slope, count);
        }
      }
    }
  }
}
