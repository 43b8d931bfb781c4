package sparsam.nn.tangent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations;
import sparsam.nn.fast.Blas;
import sparsam.nn.fast.Patches;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.fast.Places;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * A convolution or a dense layer: y = P·Wᵀ + b, where P has a row for every position of the output,
 * its patch, and of a dense layer a row for every image.
 *
 * <p>Along a direction (V, c): ẏ = Ṗ·Wᵀ + P·Vᵀ + c; the gradient dW = dyᵀ·P changes by dẏᵀ·P +
 * dyᵀ·Ṗ, and dP = dy·W by dẏ·W + dy·V.
 */
final class Affine implements TangentLayer {
  private final Values input;
  private final Values output;

  /** Null where the input's values are the rows, as they lie. */
  private final @Nullable Patches patches;

  private final float[] w;
  private final float[] v;
  private final int weights;

  /** Where the biases begin; negative where there are none. */
  private final int biases;

  private final int rows;
  private final int patch;
  private final int out;
  private final boolean inputTangent;
  private final int block;
  private final float[] ones;

  /** By thread, for a second block: {@link Lane#scratch()} is the first. */
  private final float[][] second;

  private final Places gradients;
  private final Places tangents;
  private final @Nullable Places[] places;

  /**
   * @param share images of a lane at most
   * @param patches null for a dense layer
   * @param out channels or units
   * @param rows of an image
   * @param direction along which tangents are taken, in the parameters' order
   * @param inputTangent false where nothing below has parameters
   * @param second a block for each thread, as long as {@link Lane#scratch()}
   */
  Affine(
      Values input,
      int capacity,
      int share,
      @Nullable Patches patches,
      int rows,
      int out,
      Parameters parameters,
      Slice weight,
      @Nullable Slice bias,
      float[] direction,
      boolean inputTangent,
      float[][] second) {
    this.input = input;
    this.output = Values.of(Math.multiplyExact(rows, out), capacity);
    this.patches = patches;
    this.w = parameters.values();
    this.v = direction;
    this.weights = weight.offset();
    this.biases = bias == null ? -1 : bias.offset();
    this.rows = rows;
    this.patch = weight.length() / out;
    this.out = out;
    this.inputTangent = inputTangent;
    this.block = patches == null ? share : Math.min(share, patches.imagesPerBlock());
    this.ones = new float[block * rows];
    Arrays.fill(ones, 1);
    this.second = second;
    int step = patches == null ? patch : patches.geometry().in();
    this.gradients = new Places(input.plain().gradients(), step);
    this.tangents = new Places(input.tangent().gradients(), step);
    this.places = new Places[second.length];
  }

  /** Floats of a block of patches. */
  static int room(Patches patches, int share) {
    return Math.min(share, patches.imagesPerBlock())
        * patches.geometry().positions()
        * patches.geometry().patch();
  }

  @Override
  public Values output() {
    return output;
  }

  /**
   * Rows for some images: where they lie, and how.
   *
   * @param turned whether each is a column
   */
  private record Block(float[] array, int offset, boolean turned, int width) {}

  private Block rows(Activations from, int image, int images, float[] room) {
    float[] x = from.values();
    if (patches == null) {
      return new Block(x, image * patch, false, patch);
    }
    patches.gather(x, image, images, room);
    boolean turned = patches instanceof Columns;
    return new Block(room, 0, turned, turned ? images * rows : patch);
  }

  @FunctionalInterface
  private interface Work {
    /**
     * @param image the first of a block
     * @param at where its output begins
     */
    void on(Lane lane, int image, int images, int at);
  }

  private void inBlocks(Pass pass, Work work) {
    pass.add(
        (lane, count) -> {
          int end = lane.to(count);
          for (int image = lane.from(count); image < end; image += block) {
            work.on(lane, image, Math.min(block, end - image), image * rows * out);
          }
        });
  }

  @Override
  public void forward(Pass pass) {
    inBlocks(
        pass,
        (lane, image, images, at) -> {
          float[] y = output.plain().values();
          start(y, at, images * rows, w);
          multiply(rows(input.plain(), image, images, lane.scratch()), images, w, y, at);
        });
  }

  @Override
  public void tangentForward(Pass pass) {
    inBlocks(
        pass,
        (lane, image, images, at) -> {
          float[] y = output.tangent().values();
          start(y, at, images * rows, v);
          multiply(rows(input.plain(), image, images, lane.scratch()), images, v, y, at);
          if (inputTangent) {
            multiply(rows(input.tangent(), image, images, lane.scratch()), images, w, y, at);
          }
        });
  }

  /** Every row becomes the biases, or zeros. */
  private void start(float[] y, int at, int count, float[] parameters) {
    if (biases < 0) {
      Arrays.fill(y, at, at + count * out, 0);
      return;
    }
    for (int i = at; i < at + count * out; i += out) {
      System.arraycopy(parameters, biases, y, i, out);
    }
  }

  /** y += rows · Wᵀ. */
  private void multiply(Block from, int images, float[] parameters, float[] y, int at) {
    Blas.multiply(
        from.turned,
        true,
        images * rows,
        out,
        patch,
        from.array,
        from.offset,
        from.width,
        parameters,
        weights,
        patch,
        1,
        y,
        at,
        out);
  }

  @Override
  public void backward(Pass pass, boolean learn) {
    inBlocks(
        pass,
        (lane, image, images, at) -> {
          float[] dy = output.plain().gradients();
          if (learn) {
            learn(lane, rows(input.plain(), image, images, lane.scratch()), images, dy, at);
            sum(lane, images, dy, at);
          }
          if (inputTangent) {
            Block to = target(lane, input.plain(), image);
            spread(to, images, dy, at, w, 0);
            scatter(lane, image, images, input.plain(), gradients);
          }
        });
  }

  @Override
  public void tangentBackward(Pass pass) {
    inBlocks(
        pass,
        (lane, image, images, at) -> {
          float[] dy = output.plain().gradients();
          float[] moved = output.tangent().gradients();
          learn(lane, rows(input.plain(), image, images, lane.scratch()), images, moved, at);
          sum(lane, images, moved, at);
          if (inputTangent) {
            float[] room = second[lane.thread()];
            learn(lane, rows(input.tangent(), image, images, room), images, dy, at);
            Block to = target(lane, input.tangent(), image);
            spread(to, images, moved, at, w, 0);
            spread(to, images, dy, at, v, 1);
            scatter(lane, image, images, input.tangent(), tangents);
          }
        });
  }

  /** Adds dyᵀ · rows to the weights' gradient. */
  private void learn(Lane lane, Block from, int images, float[] dy, int at) {
    Blas.multiply(
        true,
        from.turned,
        out,
        patch,
        images * rows,
        dy,
        at,
        out,
        from.array,
        from.offset,
        from.width,
        1,
        lane.gradient(),
        weights,
        patch);
  }

  /** Adds the sum of the rows of dy to the biases' gradient. */
  private void sum(Lane lane, int images, float[] dy, int at) {
    if (biases >= 0) {
      Blas.multiply(
          false,
          false,
          1,
          out,
          images * rows,
          ones,
          0,
          ones.length,
          dy,
          at,
          out,
          1,
          lane.gradient(),
          biases,
          out);
    }
  }

  /** Where the gradient of the rows goes. */
  private Block target(Lane lane, Activations to, int image) {
    return patches == null
        ? new Block(to.gradients(), image * patch, false, patch)
        : new Block(lane.scratch(), 0, false, patch);
  }

  /** The rows' gradient = beta · itself + dy · W. */
  private void spread(Block to, int images, float[] dy, int at, float[] parameters, float beta) {
    Blas.multiply(
        false,
        false,
        images * rows,
        patch,
        out,
        dy,
        at,
        out,
        parameters,
        weights,
        patch,
        beta,
        to.array,
        to.offset,
        patch);
  }

  private void scatter(Lane lane, int image, int images, Activations to, Places pixels) {
    if (patches instanceof Rows byRows) {
      Places own = places[lane.thread()];
      if (own == null) {
        own = new Places(lane.scratch(), byRows.geometry().in());
        places[lane.thread()] = own;
      }
      byRows.scatter(own, image, images, to.gradients(), pixels);
    }
  }
}
