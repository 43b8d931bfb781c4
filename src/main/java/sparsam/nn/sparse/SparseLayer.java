package sparsam.nn.sparse;

import java.util.Arrays;

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

  private final Geometry geometry;
  private final float slope;
  private final float[] biases;

  /** Where each output channel's non-zeros begin, and where the last one's end; [out + 1]. */
  private final int[] starts;

  private final float[] weights;

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
    this.starts = new int[geometry.out() + 1];
    this.weights = new float[kept];
    this.offsets = new int[kept];
    int patch = geometry.patch();
    int next = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        this.weights[next] = weights[i];
        offsets[next] = offset(i % patch);
        next++;
      }
      starts[i / patch + 1] = next;
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
    return starts[channel] == starts[channel + 1];
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
      for (int k = starts[o]; any && k < starts[o + 1]; k++) {
        patch[offsets[k]] = true;
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
      if (isConstant(o)) {
        constant = new float[chunk];
        Arrays.fill(constant, Math.max(biases[o], slope * biases[o]));
      }
      for (int p = o * area; p < (o + 1) * area; p++) {
        rows[p] = !read[p] ? UNREAD : isConstant(o) ? constant : new float[chunk];
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
  public void forward(float[][] in, float[][] other, float[][] out, float[] spare, int count) {
    int height = geometry.outHeight();
    int width = geometry.outWidth();
    int step = geometry.stride() * (geometry.pooled() ? 2 : 1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int patch = (y * geometry.columns() + x) * step;
        for (int o = 0; o < geometry.out(); o++) {
          float[] row = out[(o * height + y) * width + x];
          if (row != UNREAD && !isConstant(o)) {
            multiply(in, patch, o, row, count);
            if (geometry.pooled()) {
              pool(in, patch, o, row, spare, count);
            }
            if (slope != 1) {
              Vectors.rectify(row, slope, count);
            }
          }
        }
      }
    }
  }

  /** The other three of a window, after its first. */
  private void pool(float[][] in, int patch, int o, float[] row, float[] spare, int count) {
    for (int p = 1; p < 4; p++) {
      int beside = (p & 1) * geometry.stride();
      int below = (p >> 1) * geometry.stride() * geometry.columns();
      multiply(in, patch + below + beside, o, spare, count);
      Vectors.keepLarger(row, spare, count);
    }
  }

  /** An output row before its rectifier: four weights at a time, to save loads and stores of it. */
  private void multiply(float[][] in, int patch, int o, float[] y, int count) {
    int k = starts[o];
    int end = starts[o + 1];
    switch ((end - k) % 4) {
      case 1 -> Vectors.start(y, biases[o], in[patch + offsets[k]], weights[k++], count);
      case 2 -> {
        Vectors.start(
            y,
            biases[o],
            in[patch + offsets[k]],
            weights[k],
            in[patch + offsets[k + 1]],
            weights[k + 1],
            count);
        k += 2;
      }
      case 3 -> {
        Vectors.start(
            y,
            biases[o],
            in[patch + offsets[k]],
            weights[k],
            in[patch + offsets[k + 1]],
            weights[k + 1],
            in[patch + offsets[k + 2]],
            weights[k + 2],
            count);
        k += 3;
      }
      default -> Arrays.fill(y, 0, count, biases[o]);
    }
    for (; k < end; k += 4) {
      Vectors.add(
          y,
          in[patch + offsets[k]],
          weights[k],
          in[patch + offsets[k + 1]],
          weights[k + 1],
          in[patch + offsets[k + 2]],
          weights[k + 2],
          in[patch + offsets[k + 3]],
          weights[k + 3],
          count);
    }
  }
}
