package sparsam.nn.fast;

import java.util.Arrays;

/**
 * A layer's non-zero weights, and what follows them up to the next layer's: a rectifier, a 2×2 max
 * pool. A dense layer is a convolution whose kernel is as large as its input.
 *
 * <p>Activations are rows, one for each value of an image, [channel, y, x], with the images of a
 * chunk side by side: so a weight times its input is one long {@linkplain Vectors run}, whatever
 * the pattern of zeros.
 */
final class SparseLayer {
  /** Stands for a row that nothing reads. */
  private static final float[] UNREAD = {};

  private final Shape shape;
  private final float slope;
  private final float[] biases;

  /** Where each output channel's non-zeros begin, and where the last one's end; [out + 1]. */
  private final int[] starts;

  private final float[] weights;

  /** By non-zero weight: its input row's distance from its patch's first, borders included. */
  private final int[] offsets;

  /**
   * Sizes of a layer over square images.
   *
   * @param in input channels
   * @param side input height and width
   * @param out output channels
   * @param pooled whether the largest of every 2×2 window of positions is taken
   */
  record Shape(int in, int side, int out, int kernel, int stride, int padding, boolean pooled) {
    Shape withPool() {
      return new Shape(in, side, out, kernel, stride, padding, true);
    }

    /** Weights of an output channel. */
    int patch() {
      return in * kernel * kernel;
    }

    /** The input's height and width with its borders. */
    int width() {
      return side + 2 * padding;
    }

    /** The output's height and width. */
    int outSide() {
      int positions = (width() - kernel) / stride + 1;
      return pooled ? positions / 2 : positions;
    }
  }

  /**
   * @param weights [out, in, kernel, kernel]
   * @param biases [out]
   * @param slope of the rectifier's negative side, 0 to 1; 1 where there is none
   */
  SparseLayer(Shape shape, float[] weights, float[] biases, float slope) {
    this.shape = shape;
    this.biases = biases;
    this.slope = slope;
    int kept = 0;
    for (float weight : weights) {
      kept += weight != 0 ? 1 : 0;
    }
    this.starts = new int[shape.out() + 1];
    this.weights = new float[kept];
    this.offsets = new int[kept];
    int patch = shape.patch();
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
    int kernel = shape.kernel();
    int channel = value / (kernel * kernel);
    int y = value / kernel % kernel;
    return (channel * shape.width() + y) * shape.width() + value % kernel;
  }

  private boolean isConstant(int channel) {
    return starts[channel] == starts[channel + 1];
  }

  /**
   * Which input rows, borders not counted, any weight reads.
   *
   * @param read which output rows the layers above read
   */
  boolean[] reads(boolean[] read) {
    int area = shape.outSide() * shape.outSide();
    boolean[] patch = new boolean[shape.in() * shape.width() * shape.width()];
    for (int o = 0; o < shape.out(); o++) {
      boolean any = false;
      for (int p = o * area; p < (o + 1) * area; p++) {
        any |= read[p];
      }
      for (int k = starts[o]; any && k < starts[o + 1]; k++) {
        patch[offsets[k]] = true;
      }
    }
    int side = shape.side();
    boolean[] inputs = new boolean[shape.in() * side * side];
    int reach = shape.width() - shape.kernel();
    for (int i = 0; i < inputs.length; i++) {
      int y = i / side % side + shape.padding();
      int x = i % side + shape.padding();
      int channel = i / (side * side);
      for (int top = Math.max(0, y - shape.kernel() + 1); top <= Math.min(y, reach); top++) {
        for (int left = Math.max(0, x - shape.kernel() + 1); left <= Math.min(x, reach); left++) {
          if (top % shape.stride() == 0 && left % shape.stride() == 0) {
            inputs[i] |= patch[(channel * shape.width() + y - top) * shape.width() + x - left];
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

  /** Rows for this layer's output; those of a channel without a weight hold its constant. */
  float[][] outputRows(boolean[] read, int chunk) {
    float[][] rows = new float[read.length][];
    int area = shape.outSide() * shape.outSide();
    for (int o = 0; o < shape.out(); o++) {
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

  /** Input rows with those of the border, which all are one row of zeros. */
  float[][] withBorder(float[][] rows, int chunk) {
    int side = shape.side();
    int padding = shape.padding();
    float[][] bordered = new float[shape.in() * shape.width() * shape.width()][];
    Arrays.fill(bordered, new float[chunk]);
    for (int from = 0; from < rows.length; from += side) {
      int channel = from / (side * side);
      int y = from / side % side + padding;
      System.arraycopy(
          rows, from, bordered, (channel * shape.width() + y) * shape.width() + padding, side);
    }
    return bordered;
  }

  /**
   * @param in rows with their border
   * @param spare a row for intermediate values
   * @param count images, up to a row's length
   */
  void forward(float[][] in, float[][] out, float[] spare, int count) {
    int side = shape.outSide();
    int step = shape.stride() * (shape.pooled() ? 2 : 1);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int patch = (y * shape.width() + x) * step;
        for (int o = 0; o < shape.out(); o++) {
          float[] row = out[(o * side + y) * side + x];
          if (row != UNREAD && !isConstant(o)) {
            multiply(in, patch, o, row, count);
            if (shape.pooled()) {
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
      int beside = (p & 1) * shape.stride();
      int below = (p >> 1) * shape.stride() * shape.width();
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
