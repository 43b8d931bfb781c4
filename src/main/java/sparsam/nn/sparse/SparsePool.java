package sparsam.nn.sparse;

import sparsam.nn.layer.Shape;

/**
 * The largest or the mean of windows.
 *
 * @param height,width of a window
 */
record SparsePool(Shape in, Shape out, int height, int width, int stride, boolean mean)
    implements SparseStep {
  @Override
  public int outputs() {
    return out.size();
  }

  @Override
  public boolean[] reads(boolean[] read) {
    boolean[] inputs = new boolean[in.size()];
    for (int o = 0; o < read.length; o++) {
      for (int k = 0; read[o] && k < height * width; k++) {
        inputs[pixel(o, k)] = true;
      }
    }
    return inputs;
  }

  /** The row of a window's pixel. */
  private int pixel(int output, int number) {
    int channel = output / out.area();
    int y = output % out.area() / out.width() * stride + number / width;
    int x = output % out.width() * stride + number % width;
    return (channel * in.height() + y) * in.width() + x;
  }

  @Override
  public void forward(
      float[][] in, float[][] other, float[][] out, Spare spare, int band, int count) {
    float share = 1f / (height * width);
    for (int o = 0; o < out.length; o++) {
      float[] row = out[o];
      if (row.length > 0) {
        System.arraycopy(in[pixel(o, 0)], 0, row, 0, count);
        for (int k = 1; k < height * width; k++) {
          if (mean) {
            Vectors.add(row, in[pixel(o, k)], 1, count);
          } else {
            Vectors.keepLarger(row, in[pixel(o, k)], count);
          }
        }
        if (mean) {
          Vectors.scale(row, share, 0, count);
        }
      }
    }
  }
}
