package sparsam.nn.sparse;

import java.util.Arrays;
import sparsam.nn.team.Lane;

/**
 * A layer's non-zero weights, and what follows them up to the next layer's: a rectifier, a 2×2 max
 * pool. A dense layer is a convolution of units, each a channel of one pixel.
 *
 * <p>Activations are rows, one for each value of an image, [channel, y, x], with the images of a
 * chunk side by side: so a weight times its input is one long {@linkplain Vectors run}, whatever
 * the pattern of zeros.
 */
final class SparseLayer implements SparseStep {
  /** Of a block of inputs an output reads so many on average: some passes, which waste little. */
  private static final int READ = 40;

  private final Geometry geometry;
  private final float slope;

  /** By output. */
  private final float[] biases;

  /** Inputs are read in so many blocks, one after the other, each by every output. */
  private final int blocks;

  /** Where the non-zeros of [block, output channel] begin, and where the last one's end. */
  private final int[] starts;

  private final float[] weights;

  /** By output channel: whether no weight of it is left, and one bias. */
  private final boolean[] constant;

  /** By non-zero weight: its input row's distance from its patch's first, borders included. */
  private final int[] offsets;

  /**
   * @param weights [out, in, kernel, kernel]
   * @param biases by output, or [out]
   * @param slope of the rectifier's negative side, 0 to 1; 1 where there is none
   */
  SparseLayer(Geometry geometry, float[] weights, float[] biases, float slope) {
    this.geometry = geometry;
    this.biases = new float[geometry.outputs()];
    for (int o = 0; o < this.biases.length; o++) {
      this.biases[o] = biases[biases.length == geometry.out() ? o / geometry.area() : o];
    }
    this.slope = slope;
    int kept = 0;
    for (float weight : weights) {
      kept += weight != 0 ? 1 : 0;
    }
    int out = geometry.out();
    int patch = geometry.patch();
    this.blocks = geometry.pooled() ? 1 : Math.clamp(kept / out / READ, 1, patch);
    this.starts = new int[blocks * out + 1];
    this.weights = new float[kept];
    this.offsets = new int[kept];
    int next = 0;
    for (int b = 0; b < blocks; b++) {
      for (int o = 0; o < out; o++) {
        for (int i = Lane.start(patch, b, blocks); i < Lane.start(patch, b + 1, blocks); i++) {
          float weight = weights[o * patch + i];
          if (weight != 0) {
            this.weights[next] = weight;
            offsets[next] = geometry.offset(i);
            next++;
          }
        }
        starts[b * out + o + 1] = next;
      }
    }
    this.constant = new boolean[out];
    for (int o = 0; o < out; o++) {
      constant[o] = isConstant(o);
    }
  }

  private boolean isConstant(int channel) {
    for (int b = channel; b < starts.length - 1; b += geometry.out()) {
      if (starts[b] < starts[b + 1]) {
        return false;
      }
    }
    int area = geometry.area();
    for (int p = channel * area + 1; p < (channel + 1) * area; p++) {
      if (biases[p] != biases[p - 1]) {
        return false;
      }
    }
    return true;
  }

  /** By output: its value where it is the same for every image, otherwise NaN. */
  float[] constants() {
    float[] constants = new float[geometry.outputs()];
    for (int o = 0; o < constants.length; o++) {
      constants[o] = constant[o / geometry.area()] ? rectified(biases[o]) : Float.NaN;
    }
    return constants;
  }

  private float rectified(float value) {
    return Math.max(value, slope * value);
  }

  @Override
  public int outputs() {
    return geometry.outputs();
  }

  /** Borders are not counted. */
  @Override
  public boolean[] reads(boolean[] read) {
    int area = geometry.area();
    boolean[] patch = new boolean[geometry.in() * geometry.rows() * geometry.columns()];
    for (int o = 0; o < geometry.out(); o++) {
      boolean any = false;
      for (int p = o * area; p < (o + 1) * area; p++) {
        any |= read[p];
      }
      for (int b = o; any && b < starts.length - 1; b += geometry.out()) {
        for (int k = starts[b]; k < starts[b + 1]; k++) {
          patch[offsets[k]] = true;
        }
      }
    }
    return geometry.reads(patch);
  }

  /** Those of a channel without a weight hold its constant. */
  @Override
  public float[][] outputRows(boolean[] read, RowPool pool, int kept) {
    float[][] rows = new float[read.length][];
    int area = geometry.area();
    for (int o = 0; o < geometry.out(); o++) {
      float[] constant = {};
      if (this.constant[o]) {
        constant = new float[pool.chunk()];
        Arrays.fill(constant, rectified(biases[o * area]));
      }
      for (int p = o * area; p < (o + 1) * area; p++) {
        rows[p] =
            !read[p]
                ? RowPool.UNREAD
                : this.constant[o] ? constant : geometry.row(rows, p, kept, pool);
      }
    }
    return rows;
  }

  @Override
  public Bands bands() {
    return geometry.bands();
  }

  @Override
  public float[][] arranged(float[][] rows, int chunk) {
    return geometry.bordered(rows, chunk);
  }

  @Override
  public void forward(
      float[][] in, float[][] other, float[][] out, Spare spare, int band, int count) {
    int width = geometry.outWidth();
    for (int position = band * width; position < (band + 1) * width; position++) {
      int patch = geometry.first(position);
      if (geometry.pooled()) {
        pool(in, patch, out, position, spare.rows(), count);
      } else {
        multiply(in, patch, out, position, count);
      }
    }
  }

  /** All outputs at a position: block after block, so that what they read stays in the cache. */
  private void multiply(float[][] in, int patch, float[][] out, int position, int count) {
    int area = geometry.area();
    for (int b = 0; b < blocks; b++) {
      for (int o = 0; o < geometry.out(); o++) {
        float[] row = out[o * area + position];
        if (row == RowPool.UNREAD || constant[o]) {
          continue;
        }
        if (b == 0) {
          Arrays.fill(row, 0, count, biases[o * area + position]);
        }
        int k = b * geometry.out() + o;
        Sums.add(row, in, patch, offsets, weights, starts[k], starts[k + 1], count);
        if (b == blocks - 1 && slope != 1) {
          Vectors.rectify(row, slope, count);
        }
      }
    }
  }

  /** The four positions of each output's window, and the largest of them. */
  private void pool(
      float[][] in, int patch, float[][] out, int position, float[][] spare, int count) {
    int area = geometry.area();
    for (int o = 0; o < geometry.out(); o++) {
      float[] row = out[o * area + position];
      if (row == RowPool.UNREAD || constant[o]) {
        continue;
      }
      for (int p = 0; p < 4; p++) {
        Arrays.fill(spare[p], 0, count, biases[o * area + position]);
        Sums.add(
            spare[p],
            in,
            patch + geometry.corner(p),
            offsets,
            weights,
            starts[o],
            starts[o + 1],
            count);
      }
      Vectors.largest(row, spare[0], spare[1], spare[2], spare[3], slope, count);
    }
  }
}
