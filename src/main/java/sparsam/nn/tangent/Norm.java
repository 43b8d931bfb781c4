package sparsam.nn.tangent;

import java.util.Arrays;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * BatchNorm on its running statistics: y = γ·n + β with n = (x − mean)/deviation, by channel, and
 * by unit where it is flat.
 */
final class Norm implements TangentLayer {
  private final Values input;
  private final Values output;
  private final float[] values;
  private final float[] direction;
  private final int scale;
  private final int shift;
  private final int mean;
  private final int variance;
  private final int channels;
  private final boolean inputTangent;
  private final Local[] locals;

  /**
   * What a lane keeps, by channel.
   *
   * @param inverse 1/deviation
   * @param factor what x is multiplied by
   * @param summand what is added then
   * @param turn how fast the factor changes along the direction
   * @param lift how fast the summand does
   */
  private record Local(
      float[] inverse, float[] factor, float[] summand, float[] turn, float[] lift) {
    static Local of(int channels) {
      return new Local(
          new float[channels],
          new float[channels],
          new float[channels],
          new float[channels],
          new float[channels]);
    }
  }

  /**
   * @param direction along which tangents are taken, in the parameters' order
   * @param inputTangent false where nothing below has parameters
   */
  Norm(
      Values input,
      int capacity,
      Step step,
      Parameters parameters,
      float[] direction,
      boolean inputTangent,
      int lanes) {
    this.input = input;
    this.output = Values.of(input.features(), capacity);
    this.values = parameters.values();
    this.direction = direction;
    this.scale = slice(parameters, step, "weight").offset();
    this.shift = slice(parameters, step, "bias").offset();
    this.mean = slice(parameters, step, "running_mean").offset();
    this.variance = slice(parameters, step, "running_var").offset();
    this.channels = step.in().channels();
    this.inputTangent = inputTangent;
    this.locals = new Local[lanes];
    Arrays.setAll(locals, _ -> Local.of(channels));
  }

  private static Slice slice(Parameters parameters, Step step, String name) {
    return parameters.find(step.name() + "." + name).orElseThrow();
  }

  @Override
  public Values output() {
    return output;
  }

  @Override
  public void forward(Pass pass) {
    pass.add(this::forward);
  }

  private void forward(Lane lane, int count) {
    Local local = recall(lane);
    float[] x = input.plain().values();
    float[] y = output.plain().values();
    int end = input.plain().to(lane, count);
    for (int i = input.plain().from(lane, count); i < end; i += channels) {
      for (int k = 0; k < channels; k++) {
        y[i + k] = x[i + k] * local.factor[k] + local.summand[k];
      }
    }
  }

  /** The factors at the present parameters. */
  private Local recall(Lane lane) {
    Local local = locals[lane.index()];
    for (int k = 0; k < channels; k++) {
      double inverse = 1 / Math.sqrt(values[variance + k] + BatchNorm.EPSILON);
      local.inverse[k] = (float) inverse;
      local.factor[k] = (float) (values[scale + k] * inverse);
      local.summand[k] =
          (float) (values[shift + k] - (double) values[mean + k] * values[scale + k] * inverse);
    }
    return local;
  }

  @Override
  public void backward(Pass pass, boolean learn) {
    if (learn) {
      pass.add(
          (lane, count) ->
              learn(lane, count, output.plain().gradients(), input.plain().values(), true));
    }
    if (inputTangent) {
      pass.add(
          (lane, count) -> {
            float[] factor = locals[lane.index()].factor;
            float[] dx = input.plain().gradients();
            float[] dy = output.plain().gradients();
            int end = input.plain().to(lane, count);
            for (int i = input.plain().from(lane, count); i < end; i += channels) {
              for (int k = 0; k < channels; k++) {
                dx[i + k] = dy[i + k] * factor[k];
              }
            }
          });
    }
  }

  /**
   * Adds Σ dy·(x − mean)/deviation to γ's gradient and Σ dy to β's.
   *
   * @param centred whether the mean is taken from x
   */
  private void learn(Lane lane, int count, float[] dy, float[] x, boolean centred) {
    float[] inverse = locals[lane.index()].inverse;
    double[] sums = new double[2 * channels];
    int end = input.plain().to(lane, count);
    for (int i = input.plain().from(lane, count); i < end; i += channels) {
      for (int k = 0; k < channels; k++) {
        float origin = centred ? values[mean + k] : 0;
        sums[k] += dy[i + k] * (x[i + k] - origin);
        sums[channels + k] += dy[i + k];
      }
    }
    float[] gradient = lane.gradient();
    for (int k = 0; k < channels; k++) {
      gradient[scale + k] += (float) (sums[k] * inverse[k]);
      if (centred) {
        gradient[shift + k] += (float) sums[channels + k];
      }
    }
  }

  @Override
  public void tangentForward(Pass pass) {
    pass.add(this::tangentForward);
  }

  private void tangentForward(Lane lane, int count) {
    Local local = recall(lane);
    for (int k = 0; k < channels; k++) {
      local.turn[k] = direction[scale + k] * local.inverse[k];
      local.lift[k] = direction[shift + k] - values[mean + k] * local.turn[k];
    }
    float[] x = input.plain().values();
    float[] moved = input.tangent().values();
    float[] y = output.tangent().values();
    int end = input.plain().to(lane, count);
    for (int i = input.plain().from(lane, count); i < end; i += channels) {
      for (int k = 0; k < channels; k++) {
        y[i + k] = x[i + k] * local.turn[k] + local.lift[k];
      }
      for (int k = 0; inputTangent && k < channels; k++) {
        y[i + k] += moved[i + k] * local.factor[k];
      }
    }
  }

  @Override
  public void tangentBackward(Pass pass) {
    pass.add(this::tangentBackward);
  }

  private void tangentBackward(Lane lane, int count) {
    float[] dy = output.plain().gradients();
    float[] moved = output.tangent().gradients();
    learn(lane, count, moved, input.plain().values(), true);
    if (!inputTangent) {
      return;
    }
    learn(lane, count, dy, input.tangent().values(), false);
    Local local = locals[lane.index()];
    float[] dx = input.tangent().gradients();
    int end = input.plain().to(lane, count);
    for (int i = input.plain().from(lane, count); i < end; i += channels) {
      for (int k = 0; k < channels; k++) {
        dx[i + k] = moved[i + k] * local.factor[k] + dy[i + k] * local.turn[k];
      }
    }
  }
}
