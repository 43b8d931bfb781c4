package sparsam.nn.fast;

import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Pass;

/**
 * BatchNorm by unit, after a dense layer: as {@link BatchNorm}, but each unit lies in one row over
 * the batch, and a lane owns whole units.
 */
final class UnitNorm implements Layer {
  private final Activations input;
  private final Activations output;
  private final float[] values;
  private final int scale;
  private final int shift;
  private final int runningMean;
  private final int runningVariance;
  private final float[] gradient;

  /** By unit, of the last training pass. */
  private final double[] means;

  /** 1/deviation by unit, of the last training pass. */
  private final double[] inverses;

  UnitNorm(
      Activations input,
      int capacity,
      Parameters parameters,
      Slice scale,
      Slice shift,
      Slice runningMean,
      Slice runningVariance,
      float[] gradient) {
    this.input = input;
    this.output = Activations.of(Layout.FEATURES, input.features(), capacity);
    this.values = parameters.values();
    this.scale = scale.offset();
    this.shift = shift.offset();
    this.runningMean = runningMean.offset();
    this.runningVariance = runningVariance.offset();
    this.gradient = gradient;
    this.means = new double[input.features()];
    this.inverses = new double[input.features()];
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(
        (lane, count) -> {
          for (int u = lane.from(means.length); u < lane.to(means.length); u++) {
            if (mode == Mode.EVALUATE) {
              means[u] = values[runningMean + u];
              inverses[u] = 1 / Math.sqrt(values[runningVariance + u] + BatchNorm.EPSILON);
            } else {
              measure(u, count, mode == Mode.TRAIN_AND_UPDATE_STATISTICS);
            }
            normalise(u, count);
          }
        });
  }

  private void measure(int unit, int count, boolean update) {
    float[] x = input.values();
    double mean = 0;
    for (int i = unit * count; i < (unit + 1) * count; i++) {
      mean += x[i];
    }
    mean /= count;
    double squares = 0;
    for (int i = unit * count; i < (unit + 1) * count; i++) {
      squares += (x[i] - mean) * (x[i] - mean);
    }
    means[unit] = mean;
    inverses[unit] = 1 / Math.sqrt(squares / count + BatchNorm.EPSILON);
    if (update) {
      double old = 1 - BatchNorm.MOMENTUM;
      int m = runningMean + unit;
      int v = runningVariance + unit;
      values[m] = (float) (old * values[m] + BatchNorm.MOMENTUM * mean);
      values[v] = (float) (old * values[v] + BatchNorm.MOMENTUM * squares / Math.max(1, count - 1));
    }
  }

  private void normalise(int unit, int count) {
    float a = (float) (values[scale + unit] * inverses[unit]);
    float b = (float) (values[shift + unit] - means[unit] * a);
    for (int i = unit * count; i < (unit + 1) * count; i++) {
      output.values()[i] = input.values()[i] * a + b;
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(
        (lane, count) -> {
          for (int u = lane.from(means.length); u < lane.to(means.length); u++) {
            differentiate(u, count);
          }
        });
  }

  private void differentiate(int unit, int count) {
    float[] x = input.values();
    float[] dy = output.gradients();
    double sum = 0;
    double product = 0;
    for (int i = unit * count; i < (unit + 1) * count; i++) {
      sum += dy[i];
      product += dy[i] * (x[i] - means[unit]) * inverses[unit];
    }
    gradient[shift + unit] = (float) sum;
    gradient[scale + unit] = (float) product;
    double factor = values[scale + unit] * inverses[unit];
    for (int i = unit * count; i < (unit + 1) * count; i++) {
      double normalised = (x[i] - means[unit]) * inverses[unit];
      input.gradients()[i] =
          (float) (factor * (dy[i] - sum / count - normalised * product / count));
    }
  }
}
