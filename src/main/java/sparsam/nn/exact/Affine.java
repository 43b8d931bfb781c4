package sparsam.nn.exact;

import java.util.Arrays;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/**
 * A convolution or a dense layer: y = P·Wᵀ + b, where P has a row for every position of the output.
 * Along a direction (V, c): ẏ = Ṗ·Wᵀ + P·Vᵀ + c, and back likewise.
 */
final class Affine implements ExactLayer {
  private final Values input;
  private final Values output;
  private final Vectors vectors;
  private final int count;
  private final Shape in;
  private final Shape out;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final int weights;
  private final int biases;

  /** Values of a patch. */
  private final int patch;

  /** Whether anything below has parameters. */
  private final boolean deep;

  /** Where a patch's values stand in a filter of PyTorch's. */
  private final int[] order;

  private final double[] rows;
  private final double[] movedRows;

  /** [patch, channels]. */
  private final double[] turned;

  private final double[] movedTurned;

  Affine(Values input, Step step, Vectors vectors, int count, boolean tangents, boolean deep) {
    this.input = input;
    this.vectors = vectors;
    this.count = count;
    this.in = step.in();
    this.out = step.out();
    this.deep = deep;
    if (step.layer() instanceof Conv conv) {
      kernel = conv.kernel();
      stride = conv.stride();
      padding = conv.padding();
    } else {
      kernel = 1;
      stride = 1;
      padding = 0;
    }
    this.patch = in.channels() * kernel * kernel;
    this.weights = vectors.slice(step.name(), "weight").offset();
    this.biases = vectors.offset(step.name(), "bias");
    this.output = Values.of(out.size(), count, tangents);
    this.order = new int[patch];
    for (int place = 0; place < kernel * kernel; place++) {
      for (int c = 0; c < in.channels(); c++) {
        order[place * in.channels() + c] = c * kernel * kernel + place;
      }
    }
    this.rows = new double[out.area() * patch];
    this.movedRows = new double[tangents ? rows.length : 0];
    this.turned = new double[patch * out.channels()];
    this.movedTurned = new double[tangents ? turned.length : 0];
  }

  @Override
  public Values output() {
    return output;
  }

  @Override
  public void forward(boolean tangents) {
    turn(vectors.values(), turned);
    if (tangents) {
      turn(vectors.direction(), movedTurned);
    }
    for (int image = 0; image < count; image++) {
      gather(input.plain(), image, rows);
      start(output.plain(), image, vectors.values());
      multiply(rows, turned, output.plain(), image);
      if (tangents) {
        gather(input.moved(), image, movedRows);
        start(output.moved(), image, vectors.direction());
        multiply(movedRows, turned, output.moved(), image);
        multiply(rows, movedTurned, output.moved(), image);
      }
    }
  }

  private void turn(double[] from, double[] to) {
    int channels = out.channels();
    for (int o = 0; o < channels; o++) {
      for (int k = 0; k < patch; k++) {
        to[k * channels + o] = from[weights + o * patch + order[k]];
      }
    }
  }

  /** Every row becomes the biases, or zeros. */
  private void start(double[] y, int image, double[] parameters) {
    int channels = out.channels();
    int from = image * out.size();
    if (biases < 0) {
      Arrays.fill(y, from, from + out.size(), 0);
      return;
    }
    for (int p = 0; p < out.area(); p++) {
      System.arraycopy(parameters, biases, y, from + p * channels, channels);
    }
  }

  private void multiply(double[] patches, double[] matrix, double[] y, int image) {
    int channels = out.channels();
    for (int p = 0; p < out.area(); p++) {
      int to = image * out.size() + p * channels;
      for (int k = 0; k < patch; k++) {
        add(patches[p * patch + k], matrix, k * channels, y, to, channels);
      }
    }
  }

  /** y += factor · x. */
  private static void add(double factor, double[] x, int from, double[] y, int to, int length) {
    if (factor == 0) {
      return;
    }
    for (int i = 0; i < length; i++) {
      y[to + i] += factor * x[from + i];
    }
  }

  @Override
  public void backward(boolean tangents) {
    for (int image = 0; image < count; image++) {
      gather(input.plain(), image, rows);
      learn(output.gradient(), rows, image, vectors.gradient());
      sum(output.gradient(), image, vectors.gradient());
      if (tangents) {
        learn(output.turned(), rows, image, vectors.product());
        sum(output.turned(), image, vectors.product());
        gather(input.moved(), image, movedRows);
        learn(output.gradient(), movedRows, image, vectors.product());
      }
      if (deep) {
        Arrays.fill(rows, 0);
        spread(output.gradient(), turned, image, rows);
        scatter(rows, input.gradient(), image);
        if (tangents) {
          Arrays.fill(movedRows, 0);
          spread(output.turned(), turned, image, movedRows);
          spread(output.gradient(), movedTurned, image, movedRows);
          scatter(movedRows, input.turned(), image);
        }
      }
    }
  }

  /** Adds dyᵀ · patches to the weights' vector. */
  private void learn(double[] dy, double[] patches, int image, double[] to) {
    int channels = out.channels();
    for (int p = 0; p < out.area(); p++) {
      for (int o = 0; o < channels; o++) {
        double factor = dy[image * out.size() + p * channels + o];
        if (factor != 0) {
          int filter = weights + o * patch;
          for (int k = 0; k < patch; k++) {
            to[filter + order[k]] += factor * patches[p * patch + k];
          }
        }
      }
    }
  }

  private void sum(double[] dy, int image, double[] to) {
    if (biases >= 0) {
      int channels = out.channels();
      for (int i = 0; i < out.size(); i++) {
        to[biases + i % channels] += dy[image * out.size() + i];
      }
    }
  }

  /** patches += dy · W. */
  private void spread(double[] dy, double[] matrix, int image, double[] patches) {
    int channels = out.channels();
    for (int p = 0; p < out.area(); p++) {
      int from = image * out.size() + p * channels;
      for (int k = 0; k < patch; k++) {
        double sum = 0;
        for (int o = 0; o < channels; o++) {
          sum += dy[from + o] * matrix[k * channels + o];
        }
        patches[p * patch + k] += sum;
      }
    }
  }

  @FunctionalInterface
  private interface Place {
    /** A pixel of the image, and where it stands in the patches. */
    void on(int pixels, int patches, int length);
  }

  private void gather(double[] x, int image, double[] patches) {
    Arrays.fill(patches, 0);
    places(image, (pixels, at, length) -> System.arraycopy(x, pixels, patches, at, length));
  }

  private void scatter(double[] patches, double[] dx, int image) {
    places(
        image,
        (pixels, at, length) -> {
          for (int i = 0; i < length; i++) {
            dx[pixels + i] += patches[at + i];
          }
        });
  }

  /** Every pixel of every patch that lies inside the image. */
  private void places(int image, Place work) {
    int channels = in.channels();
    for (int y = 0; y < out.height(); y++) {
      for (int x = 0; x < out.width(); x++) {
        int at = (y * out.width() + x) * patch;
        for (int i = 0; i < kernel * kernel; i++) {
          int row = y * stride - padding + i / kernel;
          int column = x * stride - padding + i % kernel;
          if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
            work.on(
                image * in.size() + (row * in.width() + column) * channels,
                at + i * channels,
                channels);
          }
        }
      }
    }
  }
}
