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
  /** Stands for a row that nothing reads. */
  private static final float[] UNREAD = {};

  /** Of a block of inputs an output reads so many on average: some passes, which waste little. */
  private static final int READ = 40;

  private final Geometry geometry;
  private final float slope;
  private final float[] biases;

  /** Inputs are read in so many blocks, one after the other, each by every output. */
  private final int blocks;

  /** Where the non-zeros of [block, output channel] begin, and where the last one's end. */
  private final int[] starts;

  private final float[] weights;

  /** By output channel: whether no weight of it is left. */
  private final boolean[] constant;

  /** By non-zero weight: its input row's distance from its patch's first, borders included. */
  private final int[] offsets;

  /**
   * Sizes of a layer with square kernels.
   *
   * @param in input channels
   * @param height,width of the input
   * @param out output channels
   * @param pooled whether the largest of every 2×2 window of positions is taken
   */
  record Geometry(
      int in, int height, int width, int out, int kernel, int stride, int padding, boolean pooled) {
    Geometry withPool() {
      return new Geometry(in, height, width, out, kernel, stride, padding, true);
    }

    /** Weights of an output channel. */
    int patch() {
      return in * kernel * kernel;
    }

    /** The input's height with its borders. */
    int rows() {
      return height + 2 * padding;
    }

    /** The input's width with its borders. */
    int columns() {
      return width + 2 * padding;
    }

    int outHeight() {
      return out(rows());
    }

    int outWidth() {
      return out(columns());
    }

    /** Rows of an output channel. */
    int area() {
      return outHeight() * outWidth();
    }

    private int out(int length) {
      int positions = (length - kernel) / stride + 1;
      return pooled ? positions / 2 : positions;
    }
  }

  /**
   * @param weights [out, in, kernel, kernel]
   * @param biases [out]
   * @param slope of the rectifier's negative side, 0 to 1; 1 where there is none
   */
  SparseLayer(Geometry geometry, float[] weights, float[] biases, float slope) {
    this.geometry = geometry;
    this.biases = biases;
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
            offsets[next] = offset(i);
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

  /** The distance of a patch's value, counted [in, kernel, kernel], from its first. */
  private int offset(int value) {
    int kernel = geometry.kernel();
    int channel = value / (kernel * kernel);
    int y = value / kernel % kernel;
    return (channel * geometry.rows() + y) * geometry.columns() + value % kernel;
  }

  private boolean isConstant(int channel) {
    for (int b = channel; b < starts.length - 1; b += geometry.out()) {
      if (starts[b] < starts[b + 1]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int outputs() {
    return geometry.out() * geometry.area();
  }

  /** Borders are not counted. */
  @Override
  public boolean[] reads(boolean[] read) {
    int area = geometry.area();
    int columns = geometry.columns();
    boolean[] patch = new boolean[geometry.in() * geometry.rows() * columns];
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
    int height = geometry.height();
    int width = geometry.width();
    int kernel = geometry.kernel();
    int stride = geometry.stride();
    boolean[] inputs = new boolean[geometry.in() * height * width];
    int lowest = geometry.rows() - kernel;
    int last = columns - kernel;
    for (int i = 0; i < inputs.length; i++) {
      int y = i / width % height + geometry.padding();
      int x = i % width + geometry.padding();
      int channel = i / (height * width);
      for (int top = Math.max(0, y - kernel + 1); top <= Math.min(y, lowest); top++) {
        for (int left = Math.max(0, x - kernel + 1); left <= Math.min(x, last); left++) {
          if (top % stride == 0 && left % stride == 0) {
            inputs[i] |= patch[(channel * geometry.rows() + y - top) * columns + x - left];
          }
        }
      }
    }
    return inputs;
  }

  /** Rows for values that are read, each as long as a chunk. */
  static float[][] rows(boolean[] read, int chunk) {
    float[][] rows = new float[read.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = read[i] ? new float[chunk] : UNREAD;
    }
    return rows;
  }

  /** Those of a channel without a weight hold its constant. */
  @Override
  public float[][] outputRows(boolean[] read, int chunk) {
    float[][] rows = new float[read.length][];
    int area = geometry.area();
    for (int o = 0; o < geometry.out(); o++) {
      float[] constant = {};
      if (this.constant[o]) {
        constant = new float[chunk];
        Arrays.fill(constant, Math.max(biases[o], slope * biases[o]));
      }
      for (int p = o * area; p < (o + 1) * area; p++) {
        rows[p] = !read[p] ? UNREAD : this.constant[o] ? constant : new float[chunk];
      }
    }
    return rows;
  }

  /** With those of the border, which all are one row of zeros. */
  @Override
  public float[][] arranged(float[][] rows, int chunk) {
    int width = geometry.width();
    int padding = geometry.padding();
    float[][] bordered = new float[geometry.in() * geometry.rows() * geometry.columns()][];
    Arrays.fill(bordered, new float[chunk]);
    for (int from = 0; from < rows.length; from += width) {
      int channel = from / (geometry.height() * width);
      int y = from / width % geometry.height() + padding;
      System.arraycopy(
          rows,
          from,
          bordered,
          (channel * geometry.rows() + y) * geometry.columns() + padding,
          width);
    }
    return bordered;
  }

  @Override
  public void forward(float[][] in, float[][] other, float[][] out, float[][] spare, int count) {
    int height = geometry.outHeight();
    int width = geometry.outWidth();
    int step = geometry.stride() * (geometry.pooled() ? 2 : 1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int patch = (y * geometry.columns() + x) * step;
        int position = y * width + x;
        if (geometry.pooled()) {
          pool(in, patch, out, position, spare, count);
        } else {
          multiply(in, patch, out, position, count);
        }
      }
    }
  }

  /** All outputs at a position: block after block, so that what they read stays in the cache. */
  private void multiply(float[][] in, int patch, float[][] out, int position, int count) {
    int area = geometry.area();
    for (int b = 0; b < blocks; b++) {
      for (int o = 0; o < geometry.out(); o++) {
        float[] row = out[o * area + position];
        if (row == UNREAD || constant[o]) {
          continue;
        }
        if (b == 0) {
          Arrays.fill(row, 0, count, biases[o]);
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
      if (row == UNREAD || constant[o]) {
        continue;
      }
      for (int p = 0; p < 4; p++) {
        int place = patch + ((p >> 1) * geometry.columns() + (p & 1)) * geometry.stride();
        Arrays.fill(spare[p], 0, count, biases[o]);
        Sums.add(spare[p], in, place, offsets, weights, starts[o], starts[o + 1], count);
      }
      Vectors.largest(row, spare[0], spare[1], spare[2], spare[3], slope, count);
    }
  }
}
