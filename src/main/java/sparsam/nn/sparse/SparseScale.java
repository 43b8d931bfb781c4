package sparsam.nn.sparse;

/**
 * BatchNorm that no weights below can take, and a rectifier behind it.
 *
 * @param area rows of a channel
 * @param slope of the rectifier's negative side; 1 where there is none
 */
record SparseScale(float[] factors, float[] summands, int area, float slope) implements SparseStep {
  @Override
  public int outputs() {
    return factors.length * area;
  }

  @Override
  public boolean[] reads(boolean[] read) {
    return read;
  }

  @Override
  public void forward(
      float[][] in, float[][] other, float[][] out, Spare spare, int band, int count) {
    for (int o = 0; o < out.length; o++) {
      float[] row = out[o];
      if (row.length > 0) {
        System.arraycopy(in[o], 0, row, 0, count);
        Vectors.scale(row, factors[o / area], summands[o / area], count);
        if (slope != 1) {
          Vectors.rectify(row, slope, count);
        }
      }
    }
  }
}
