package sparsam.nn.fast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Division;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * A fully connected layer: y = W·x + b, W [out, in].
 *
 * <p>Lanes divide the outputs or inputs, not the images: so each computes the gradient of its own
 * rows or columns of W over the whole batch, and nothing is left to sum.
 */
final class Dense implements Layer {
  /** Rows of a part for which BLAS takes images as they lie, where a product has to turn them. */
  private static final int MOST_TURNED = 16;

  private final Cut cut = new Cut(Blas.smallProduct());
  private final Activations input;
  private final Activations output;
  private final float[] w;
  private final int weights;

  /** Where the biases begin; negative where there are none. */
  private final int biases;

  private final int in;
  private final int out;
  private final boolean inputGradient;
  private final float[] gradient;

  /**
   * @param out units
   * @param bias null where it has none
   * @param inputGradient false where nothing below trains
   */
  Dense(
      Activations input,
      int capacity,
      int out,
      Parameters parameters,
      Slice weight,
      @Nullable Slice bias,
      boolean inputGradient,
      float[] gradient) {
    this.input = input;
    this.in = input.features();
    this.out = out;
    this.output = Activations.of(Layout.FEATURES, out, capacity);
    this.w = parameters.values();
    this.weights = weight.offset();
    this.biases = bias == null ? -1 : bias.offset();
    this.inputGradient = inputGradient;
    this.gradient = gradient;
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    boolean images = input.layout() == Layout.IMAGES;
    if (mode == Mode.EVALUATE && images && out <= MOST_TURNED && cut.lies(work(Division.IMAGES))) {
      pass.add(this::forwardImages).meet();
      return;
    }
    pass.meet(count -> cut.lying(out, work(count), images ? MOST_TURNED : out)).add(this::forward);
  }

  /** What few units say of a lane's images. */
  private void forwardImages(Lane lane, int count) {
    int from = lane.from(count);
    int end = lane.to(count);
    float[] y = output.values();
    for (int r = 0; biases >= 0 && r < out; r++) {
      Arrays.fill(y, r * count + from, r * count + end, w[biases + r]);
    }
    Blas.multiply(
        false,
        true,
        out,
        end - from,
        in,
        w,
        weights,
        in,
        input.values(),
        from * in,
        in,
        biases >= 0 ? 1 : 0,
        y,
        from,
        count);
  }

  /** Multiply-adds of one of its products. */
  private long work(int count) {
    return (long) out * in * count;
  }

  private void forward(Lane lane, int count) {
    int from = lane.from(out);
    int rows = lane.to(out) - from;
    float[] y = output.values();
    for (int r = from; biases >= 0 && r < from + rows; r++) {
      Arrays.fill(y, r * count, (r + 1) * count, w[biases + r]);
    }
    boolean images = input.layout() == Layout.IMAGES;
    Blas.multiply(
        false,
        images,
        rows,
        count,
        in,
        w,
        weights + from * in,
        in,
        input.values(),
        0,
        images ? in : count,
        biases >= 0 ? 1 : 0,
        y,
        from * count,
        count);
  }

  @Override
  public void backward(Pass pass) {
    boolean images = input.layout() == Layout.IMAGES;
    if (images) {
      pass.meet(count -> cut.lying(out, work(count), out)).add(this::learnRows);
    } else {
      pass.meet(count -> cut.repacked(in, work(count))).add(this::learnColumns);
    }
    if (inputGradient) {
      pass.beside(count -> cut.lying(in, work(count), in)).add(this::differentiate);
    }
    if (images) {
      pass.meet();
    }
  }

  /** The gradient of some rows of W and their biases. */
  private void learnRows(Lane lane, int count) {
    int from = lane.from(out);
    float[] dy = output.gradients();
    Blas.multiply(
        false,
        false,
        lane.to(out) - from,
        in,
        count,
        dy,
        from * count,
        count,
        input.values(),
        0,
        in,
        0,
        gradient,
        weights + from * in,
        in);
    learnBiases(lane, count);
  }

  /** The gradient of some columns of W, and of as large a part of the biases. */
  private void learnColumns(Lane lane, int count) {
    int from = lane.from(in);
    Blas.multiply(
        false,
        true,
        out,
        lane.to(in) - from,
        count,
        output.gradients(),
        0,
        count,
        input.values(),
        from * count,
        count,
        0,
        gradient,
        weights + from,
        in);
    learnBiases(lane, count);
  }

  private void learnBiases(Lane lane, int count) {
    float[] dy = output.gradients();
    for (int r = lane.from(out); biases >= 0 && r < lane.to(out); r++) {
      gradient[biases + r] = sum(dy, r * count, (r + 1) * count);
    }
  }

  /** The gradient of some of the inputs. */
  private void differentiate(Lane lane, int count) {
    float[] dy = output.gradients();
    int from = lane.from(in);
    int some = lane.to(in) - from;
    if (input.layout() == Layout.IMAGES) {
      Blas.multiply(
          true,
          false,
          count,
          some,
          out,
          dy,
          0,
          count,
          w,
          weights + from,
          in,
          0,
          input.gradients(),
          from,
          in);
    } else {
      Blas.multiply(
          true,
          false,
          some,
          count,
          out,
          w,
          weights + from,
          in,
          dy,
          0,
          count,
          0,
          input.gradients(),
          from * count,
          count);
    }
  }

  /** In four parts, so that the processor need not wait for each addition. */
  private static float sum(float[] values, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i <= to - 4; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }
}
