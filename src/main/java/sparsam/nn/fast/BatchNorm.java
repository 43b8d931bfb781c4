package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;

/**
 * BatchNorm over channels as PyTorch computes it: normalises by the batch's biased variance, keeps
 * a running mean and an unbiased running variance with momentum 0.1.
 *
 * <p>Mean and squared deviations are taken image by image, twice over what is still in the cache,
 * and merged in double precision (Chan, Golub and LeVeque 1983).
 */
final class BatchNorm implements Layer {
  static final double EPSILON = 1e-5;
  static final double MOMENTUM = 0.1;

  private final Activations input;
  private final Activations output;
  private final float[] values;
  private final Slice scale;
  private final Slice shift;
  private final Slice runningMean;
  private final Slice runningVariance;
  private final float[] gradient;
  private final int channels;
  private final int positions;

  /**
   * By lane: [mean, squared deviations] going forward, [Σ dy, Σ dy·(x − mean)] going backward; [2 ·
   * channels].
   */
  private final double[][] sums;

  /**
   * By lane: the batch's mean, 1/deviation, and three coefficients for the pass at hand; [5 ·
   * channels].
   */
  private final float[][] own;

  BatchNorm(
      Activations input,
      int capacity,
      int channels,
      Parameters parameters,
      Slice scale,
      Slice shift,
      Slice runningMean,
      Slice runningVariance,
      int lanes,
      float[] gradient) {
    this.input = input;
    this.output = Activations.of(Layout.IMAGES, input.features(), capacity);
    this.values = parameters.values();
    this.scale = scale;
    this.shift = shift;
    this.runningMean = runningMean;
    this.runningVariance = runningVariance;
    this.gradient = gradient;
    this.channels = channels;
    this.positions = input.features() / channels;
    this.sums = new double[lanes][2 * channels];
    this.own = new float[lanes][5 * channels];
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public int scratch() {
    return 2 * channels;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    if (mode == Mode.EVALUATE) {
      pass.add((lane, _) -> recall(lane));
    } else {
      boolean update = mode == Mode.TRAIN_AND_UPDATE_STATISTICS;
      pass.add(this::measure).meet().add((lane, count) -> merge(lane, count, update));
    }
    pass.add(this::normalise);
  }

  /** Mean and 1/deviation as training left them. */
  private void recall(Lane lane) {
    float[] mine = own[lane.index()];
    for (int c = 0; c < channels; c++) {
      mine[c] = values[runningMean.offset() + c];
      mine[channels + c] = (float) (1 / Math.sqrt(values[runningVariance.offset() + c] + EPSILON));
    }
  }

  private void normalise(Lane lane, int count) {
    float[] mine = own[lane.index()];
    for (int c = 0; c < channels; c++) {
      float a = values[scale.offset() + c] * mine[channels + c];
      mine[2 * channels + c] = a;
      mine[3 * channels + c] = values[shift.offset() + c] - mine[c] * a;
    }
    float[] x = input.values();
    float[] y = output.values();
    int end = lane.to(count) * input.features();
    for (int i = lane.from(count) * input.features(); i < end; i += channels) {
      for (int c = 0; c < channels; c++) {
        y[i + c] = x[i + c] * mine[2 * channels + c] + mine[3 * channels + c];
      }
    }
  }

  /** Mean and squared deviations of this lane's images, by channel. */
  private void measure(Lane lane, int count) {
    double[] sum = sums[lane.index()];
    Arrays.fill(sum, 0);
    float[] x = input.values();
    float[] scratch = lane.scratch();
    int from = lane.from(count);
    for (int image = from; image < lane.to(count); image++) {
      int first = image * input.features();
      int end = first + input.features();
      Arrays.fill(scratch, 0, 2 * channels, 0);
      for (int i = first; i < end; i += channels) {
        for (int c = 0; c < channels; c++) {
          scratch[c] += x[i + c];
        }
      }
      float part = 1f / positions;
      for (int c = 0; c < channels; c++) {
        scratch[c] *= part;
      }
      for (int i = first; i < end; i += channels) {
        for (int c = 0; c < channels; c++) {
          float deviation = x[i + c] - scratch[c];
          scratch[channels + c] += deviation * deviation;
        }
      }
      int before = image - from;
      for (int c = 0; c < channels; c++) {
        double delta = scratch[c] - sum[c];
        sum[c] += delta / (before + 1);
        sum[channels + c] +=
            scratch[channels + c] + delta * delta * positions * before / (before + 1);
      }
    }
  }

  /** The batch's mean and 1/deviation from all lanes' parts, the same on every lane. */
  private void merge(Lane lane, int count, boolean update) {
    float[] mine = own[lane.index()];
    long n = (long) count * positions;
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      double squares = 0;
      long seen = 0;
      for (int l = 0; l < lane.lanes(); l++) {
        long part =
            (long) (Lane.start(count, l + 1, lane.lanes()) - Lane.start(count, l, lane.lanes()))
                * positions;
        if (part > 0) {
          double delta = sums[l][c] - mean;
          mean += delta * part / (seen + part);
          squares += sums[l][channels + c] + delta * delta * seen * part / (seen + part);
          seen += part;
        }
      }
      mine[c] = (float) mean;
      mine[channels + c] = (float) (1 / Math.sqrt(squares / n + EPSILON));
      if (update && lane.first()) {
        int m = runningMean.offset() + c;
        int v = runningVariance.offset() + c;
        values[m] = (float) ((1 - MOMENTUM) * values[m] + MOMENTUM * mean);
        values[v] = (float) ((1 - MOMENTUM) * values[v] + MOMENTUM * squares / (n - 1));
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::sum).meet().add(this::differentiate);
  }

  /** Σ dy and Σ dy·(x − mean) of this lane's images, by channel. */
  private void sum(Lane lane, int count) {
    float[] mine = own[lane.index()];
    double[] sum = sums[lane.index()];
    float[] scratch = lane.scratch();
    float[] x = input.values();
    float[] dy = output.gradients();
    Arrays.fill(sum, 0);
    int features = input.features();
    for (int image = lane.from(count); image < lane.to(count); image++) {
      Arrays.fill(scratch, 0, 2 * channels, 0);
      for (int i = image * features; i < (image + 1) * features; i += channels) {
        for (int c = 0; c < channels; c++) {
          scratch[c] += dy[i + c];
          scratch[channels + c] += dy[i + c] * (x[i + c] - mine[c]);
        }
      }
      for (int c = 0; c < 2 * channels; c++) {
        sum[c] += scratch[c];
      }
    }
  }

  private void differentiate(Lane lane, int count) {
    float[] mine = own[lane.index()];
    long n = (long) count * positions;
    for (int c = 0; c < channels; c++) {
      double shiftGradient = 0;
      double product = 0;
      for (double[] sum : sums) {
        shiftGradient += sum[c];
        product += sum[channels + c];
      }
      double inverse = mine[channels + c];
      double a = values[scale.offset() + c] * inverse;
      mine[2 * channels + c] = (float) a;
      mine[3 * channels + c] = (float) (-a * inverse * inverse * product / n);
      mine[4 * channels + c] = (float) (-a * shiftGradient / n);
      if (lane.first()) {
        gradient[scale.offset() + c] = (float) (product * inverse);
        gradient[shift.offset() + c] = (float) shiftGradient;
      }
    }
    float[] x = input.values();
    float[] dx = input.gradients();
    float[] dy = output.gradients();
    int end = lane.to(count) * input.features();
    for (int i = lane.from(count) * input.features(); i < end; i += channels) {
      for (int c = 0; c < channels; c++) {
        dx[i + c] =
            dy[i + c] * mine[2 * channels + c]
                + (x[i + c] - mine[c]) * mine[3 * channels + c]
                + mine[4 * channels + c];
      }
    }
  }
}
