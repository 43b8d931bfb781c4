package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;

/**
 * A convolution as matrix products over a few images at a time: their patches are gathered into a
 * block that stays in the core's cache, [positions, kernel · kernel · in], multiplied by W [out,
 * kernel · kernel · in], and gathered again for the gradient, which costs less than keeping them.
 */
final class Convolution implements Layer {
  /**
   * A block of patches of about this many floats: large enough for a fast product, small enough for
   * a core's cache.
   */
  private static final int BLOCK = 200_000;

  /** Runs of memory up to this long are copied by a loop, longer ones by the system's copy. */
  private static final int SHORT_RUN = 12;

  private final Activations input;
  private final Activations output;
  private final Geometry geometry;
  private final float[] w;
  private final int weights;
  private final int biases;
  private final boolean inputGradient;
  private final int block;

  /**
   * Sizes of a convolution over square images.
   *
   * @param in input channels
   * @param side input height and width
   * @param out output channels
   */
  record Geometry(int in, int side, int out, int kernel, int stride, int padding) {
    int outSide() {
      return (side + 2 * padding - kernel) / stride + 1;
    }

    int positions() {
      return outSide() * outSide();
    }

    /** Values of one patch. */
    int patch() {
      return kernel * kernel * in;
    }
  }

  /**
   * @param inputGradient false where nothing below trains
   */
  Convolution(
      Activations input,
      int capacity,
      Geometry geometry,
      Parameters parameters,
      Slice weight,
      Slice bias,
      boolean inputGradient) {
    this.input = input;
    this.geometry = geometry;
    this.output = Activations.of(Layout.IMAGES, geometry.positions() * geometry.out(), capacity);
    this.w = parameters.values();
    this.weights = weight.offset();
    this.biases = bias.offset();
    this.inputGradient = inputGradient;
    this.block = Math.max(1, Math.min(capacity, BLOCK / (geometry.positions() * geometry.patch())));
  }

  /**
   * For every index of PyTorch's [out, in, kernel, kernel] its place in [out, kernel, kernel, in].
   */
  static int[] channelsLast(int out, int in, int area) {
    int[] order = new int[out * in * area];
    for (int o = 0; o < out; o++) {
      for (int c = 0; c < in; c++) {
        for (int k = 0; k < area; k++) {
          order[(o * in + c) * area + k] = (o * area + k) * in + c;
        }
      }
    }
    return order;
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public int scratch() {
    return block * geometry.positions() * geometry.patch();
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(this::forward);
  }

  private void forward(Lane lane, int count) {
    int out = geometry.out();
    float[] y = output.values();
    int end = lane.to(count);
    for (int image = lane.from(count); image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = images * geometry.positions();
      int first = image * output.features();
      gather(image, images, lane.scratch());
      for (int p = 0; p < positions; p++) {
        System.arraycopy(w, biases, y, first + p * out, out);
      }
      Blas.multiply(
          false,
          true,
          positions,
          out,
          geometry.patch(),
          lane.scratch(),
          0,
          geometry.patch(),
          w,
          weights,
          geometry.patch(),
          1,
          y,
          first,
          out);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    int out = geometry.out();
    int patch = geometry.patch();
    float[] dy = output.gradients();
    float[] gradient = lane.gradient();
    Arrays.fill(gradient, weights, weights + out * patch, 0);
    Arrays.fill(gradient, biases, biases + out, 0);
    int end = lane.to(count);
    for (int image = lane.from(count); image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = images * geometry.positions();
      int first = image * output.features();
      gather(image, images, lane.scratch());
      Blas.multiply(
          true,
          false,
          out,
          patch,
          positions,
          dy,
          first,
          out,
          lane.scratch(),
          0,
          patch,
          1,
          gradient,
          weights,
          patch);
      for (int p = first; p < first + positions * out; p += out) {
        for (int o = 0; o < out; o++) {
          gradient[biases + o] += dy[p + o];
        }
      }
      if (inputGradient) {
        Blas.multiply(
            false,
            false,
            positions,
            patch,
            out,
            dy,
            first,
            out,
            w,
            weights,
            patch,
            0,
            lane.scratch(),
            0,
            patch);
        scatter(image, images, lane.scratch());
      }
    }
  }

  @Override
  public void reduce(Pass pass, Team team) {
    pass.add((lane, _) -> reduce(lane, team));
  }

  private void reduce(Lane lane, Team team) {
    int length = geometry.out() * geometry.patch();
    float[] total = team.gradient(0);
    for (int l = 1; l < lane.lanes(); l++) {
      float[] part = team.gradient(l);
      for (int i = weights + lane.from(length); i < weights + lane.to(length); i++) {
        total[i] += part[i];
      }
      for (int i = biases + lane.from(geometry.out()); i < biases + lane.to(geometry.out()); i++) {
        total[i] += part[i];
      }
    }
  }

  /** Copies the patches of some images into a block, with zeros for the border. */
  private void gather(int image, int images, float[] patches) {
    float[] x = input.values();
    int in = geometry.in();
    int side = geometry.side();
    int kernel = geometry.kernel();
    int outSide = geometry.outSide();
    int to = 0;
    for (int i = image; i < image + images; i++) {
      int base = i * side * side * in;
      for (int oy = 0; oy < outSide; oy++) {
        for (int ox = 0; ox < outSide; ox++) {
          int left = ox * geometry.stride() - geometry.padding();
          int skip = Math.max(0, -left);
          int run = Math.min(kernel, side - left) - skip;
          for (int ky = 0; ky < kernel; ky++, to += kernel * in) {
            int row = oy * geometry.stride() - geometry.padding() + ky;
            if (row < 0 || row >= side) {
              Arrays.fill(patches, to, to + kernel * in, 0);
            } else {
              if (run < kernel) {
                Arrays.fill(patches, to, to + kernel * in, 0);
              }
              copy(x, base + (row * side + left + skip) * in, patches, to + skip * in, run * in);
            }
          }
        }
      }
    }
  }

  /** Adds the patches' gradient to where they came from. */
  private void scatter(int image, int images, float[] patches) {
    float[] dx = input.gradients();
    int in = geometry.in();
    int side = geometry.side();
    int kernel = geometry.kernel();
    int outSide = geometry.outSide();
    Arrays.fill(dx, image * input.features(), (image + images) * input.features(), 0);
    int from = 0;
    for (int i = image; i < image + images; i++) {
      int base = i * side * side * in;
      for (int oy = 0; oy < outSide; oy++) {
        for (int ox = 0; ox < outSide; ox++) {
          int left = ox * geometry.stride() - geometry.padding();
          int skip = Math.max(0, -left);
          int run = Math.min(kernel, side - left) - skip;
          for (int ky = 0; ky < kernel; ky++, from += kernel * in) {
            int row = oy * geometry.stride() - geometry.padding() + ky;
            if (row >= 0 && row < side) {
              add(patches, from + skip * in, dx, base + (row * side + left + skip) * in, run * in);
            }
          }
        }
      }
    }
  }

  private static void copy(float[] source, int from, float[] target, int to, int length) {
    if (length > SHORT_RUN) {
      System.arraycopy(source, from, target, to, length);
    } else {
      for (int i = 0; i < length; i++) {
        target[to + i] = source[from + i];
      }
    }
  }

  private static void add(float[] source, int from, float[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      target[to + i] += source[from + i];
    }
  }
}
