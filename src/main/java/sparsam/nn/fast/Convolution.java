package sparsam.nn.fast;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A convolution as matrix products over a few images at a time: their patches are gathered into a
 * block, multiplied by W [out, kernel · kernel · in], and gathered again for the gradient, which
 * costs less than keeping them.
 */
public final class Convolution implements Layer {
  private final Activations input;
  private final Activations output;
  private final Geometry geometry;
  private final Patches patches;
  private final Tile tile;
  private final float[] w;
  private final int weights;

  /** Where the biases begin; negative where there are none. */
  private final int biases;

  private final boolean inputGradient;

  /** Images that there is room for. */
  private final int most;

  /** Of the output's gradient, by tile. */
  private final Places tiles;

  /** Of the input's gradient, by pixel. */
  private final Places pixels;

  /** Of each thread's block, by pixel. */
  private final @Nullable Places[] places;

  /**
   * Sizes of a convolution with square kernels.
   *
   * @param in input channels
   * @param height,width of the input
   * @param out output channels
   * @param pool side of the windows that the next layer takes the largest of, 1 for none: positions
   *     are put out as [pool · pool, windows], first every window's first corner, then every
   *     window's second, so that the pool has long rows to compare
   */
  public record Geometry(
      int in, int height, int width, int out, int kernel, int stride, int padding, int pool) {
    /** Of a step of a blueprint. */
    public static Geometry of(Step step, Conv conv, int pool) {
      return new Geometry(
          step.in().channels(),
          step.in().height(),
          step.in().width(),
          conv.out(),
          conv.kernel(),
          conv.stride(),
          conv.padding(),
          pool);
    }

    int outHeight() {
      return (height + 2 * padding - kernel) / stride + 1;
    }

    int outWidth() {
      return (width + 2 * padding - kernel) / stride + 1;
    }

    public int positions() {
      return outHeight() * outWidth();
    }

    /** How many windows lie one above the other. */
    int windowRows() {
      return outHeight() / pool;
    }

    /** How many windows lie side by side. */
    int windowColumns() {
      return outWidth() / pool;
    }

    /** The row or column of the image where the patch of an output's row or column begins. */
    int from(int out) {
      return out * stride - padding;
    }

    /** Values of one patch. */
    public int patch() {
      return kernel * kernel * in;
    }
  }

  /**
   * @param share images of a lane at most
   * @param bias null where it has none
   * @param inputGradient false where nothing below trains
   */
  Convolution(
      Activations input,
      int capacity,
      int share,
      Patches patches,
      Parameters parameters,
      Slice weight,
      @Nullable Slice bias,
      boolean inputGradient,
      int threads) {
    this.input = input;
    this.geometry = patches.geometry();
    this.patches = patches;
    this.tile = Tile.of(geometry.out(), geometry.positions());
    this.output = Activations.of(Layout.IMAGES, geometry.positions() * geometry.out(), capacity);
    this.w = parameters.values();
    this.weights = weight.offset();
    this.biases = bias == null ? -1 : bias.offset();
    this.inputGradient = inputGradient;
    this.most = Math.min(patches.imagesPerBlock(), share);
    this.tiles = new Places(output.gradients(), tile.length());
    this.pixels = new Places(input.gradients(), geometry.in());
    this.places = new Places[threads];
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

  /** Images that are worked on at a time: a lane's in parts of one size, none larger than most. */
  static int block(int most, int images) {
    return Math.ceilDiv(images, Math.max(1, Math.ceilDiv(images, most)));
  }

  @Override
  public int scratch() {
    return Math.toIntExact(scratch(geometry, most, patches instanceof Columns));
  }

  /**
   * Floats of a block of patches and a tile; or, by columns, of a block, ones and turned weights.
   *
   * @param images of a block
   */
  static long scratch(Geometry g, long images, boolean columns) {
    long positions = images * g.positions();
    long turned = positions + (g.patch() + 1L) * g.out();
    int tile = Tile.of(g.out(), g.positions()).length();
    return positions * g.patch() + (columns ? Math.max(turned, tile) : tile);
  }

  private int blockLength() {
    return most * geometry.positions() * geometry.patch();
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(patches instanceof Columns ? this::forwardByColumns : this::forward);
  }

  /** The biases are a further row of weights, for which every patch has a one. */
  private void forwardByColumns(Lane lane, int count) {
    float[] scratch = lane.scratch();
    int out = geometry.out();
    int patch = geometry.patch();
    int rows = biases < 0 ? patch : patch + 1;
    int turned = most * geometry.positions() * rows;
    for (int o = 0; o < out; o++) {
      for (int k = 0; k < patch; k++) {
        scratch[turned + k * out + o] = w[weights + o * patch + k];
      }
    }
    if (biases >= 0) {
      System.arraycopy(w, biases, scratch, turned + patch * out, out);
    }
    int from = lane.from(count);
    int end = lane.to(count);
    int block = block(most, end - from);
    for (int image = from; image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = images * geometry.positions();
      patches.gather(input.values(), image, images, scratch);
      Arrays.fill(scratch, positions * patch, positions * rows, 1);
      Blas.multiply(
          true,
          false,
          positions,
          out,
          rows,
          scratch,
          0,
          positions,
          scratch,
          turned,
          out,
          0,
          output.values(),
          image * output.features(),
          out);
    }
  }

  private void forward(Lane lane, int count) {
    float[] scratch = lane.scratch();
    int out = geometry.out();
    int patch = geometry.patch();
    float[] y = output.values();
    int bias = blockLength();
    if (biases >= 0) {
      System.arraycopy(w, biases, scratch, bias, out);
      tile.spread(scratch, bias);
    }
    int from = lane.from(count);
    int end = lane.to(count);
    int block = block(most, end - from);
    for (int image = from; image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = images * geometry.positions();
      int first = image * output.features();
      patches.gather(input.values(), image, images, scratch);
      for (int i = first; biases >= 0 && i < first + positions * out; i += tile.length()) {
        System.arraycopy(scratch, bias, y, i, tile.length());
      }
      Blas.multiply(
          false,
          true,
          positions,
          out,
          patch,
          scratch,
          0,
          patch,
          w,
          weights,
          patch,
          biases >= 0 ? 1 : 0,
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
    float[] scratch = lane.scratch();
    int out = geometry.out();
    int patch = geometry.patch();
    float[] dy = output.gradients();
    float[] gradient = lane.gradient();
    int bias = blockLength();
    Arrays.fill(scratch, bias, bias + tile.length(), 0);
    MemorySegment sum = Blas.at(scratch, bias);
    int from = lane.from(count);
    int end = lane.to(count);
    int block = block(most, end - from);
    for (int image = from; image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = images * geometry.positions();
      int first = image * output.features();
      patches.gather(input.values(), image, images, scratch);
      boolean columns = patches instanceof Columns;
      Blas.multiply(
          true,
          columns,
          out,
          patch,
          positions,
          dy,
          first,
          out,
          scratch,
          0,
          columns ? positions : patch,
          image == from ? 0 : 1,
          gradient,
          weights,
          patch);
      for (int i = first; biases >= 0 && i < first + positions * out; i += tile.length()) {
        Blas.add(tiles.at(i / tile.length()), sum, tile.length());
      }
      if (inputGradient && patches instanceof Rows rows) {
        Blas.multiply(
            false, false, positions, patch, out, dy, first, out, w, weights, patch, 0, scratch, 0,
            patch);
        rows.scatter(places(lane), image, images, input.gradients(), pixels);
      }
    }
    for (int o = 0; biases >= 0 && o < out; o++) {
      gradient[biases + o] = (float) tile.sum(scratch, bias, o);
    }
  }

  private Places places(Lane lane) {
    Places own = places[lane.thread()];
    if (own == null) {
      own = new Places(lane.scratch(), geometry.in());
      places[lane.thread()] = own;
    }
    return own;
  }

  @Override
  public void reduce(Pass pass, Team team) {
    pass.add((lane, _) -> reduce(lane, team));
  }

  private void reduce(Lane lane, Team team) {
    team.sum(lane, weights, geometry.out() * geometry.patch());
    if (biases >= 0) {
      team.sum(lane, biases, geometry.out());
    }
  }
}
