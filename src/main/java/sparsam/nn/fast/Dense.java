package sparsam.nn.fast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * A fully connected layer: y = W·x + b, W [out, in].
 *
 * <p>Lanes divide the outputs, not the images: so each computes the gradient of its own rows of W
 * over the whole batch, and nothing is left to sum.
 */
final class Dense implements Layer {
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
    pass.meet().add(this::forward);
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
    pass.meet().add(this::backward);
  }

  private void backward(Lane lane, int count) {
    int from = lane.from(out);
    int rows = lane.to(out) - from;
    float[] dy = output.gradients();
    boolean images = input.layout() == Layout.IMAGES;
    Blas.multiply(
        false,
        !images,
        rows,
        in,
        count,
        dy,
        from * count,
        count,
        input.values(),
        0,
        images ? in : count,
        0,
        gradient,
        weights + from * in,
        in);
    for (int r = from; biases >= 0 && r < from + rows; r++) {
      gradient[biases + r] = sum(dy, r * count, (r + 1) * count);
    }
    if (!inputGradient) {
      return;
    }
    if (images) {
      int first = lane.from(count);
      Blas.multiply(
          true,
          false,
          lane.to(count) - first,
          in,
          out,
          dy,
          first,
          count,
          w,
          weights,
          in,
          0,
          input.gradients(),
          first * in,
          in);
    } else {
      int first = lane.from(in);
      Blas.multiply(
          true,
          false,
          lane.to(in) - first,
          count,
          out,
          w,
          weights + first,
          in,
          dy,
          0,
          count,
          0,
          input.gradients(),
          first * count,
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
