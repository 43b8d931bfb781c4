package sparsam.nn.fast;

import java.util.Arrays;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/**
 * BatchNorm over channels as PyTorch computes it: normalises by the batch's biased variance, keeps
 * a running mean and an unbiased running variance with momentum 0.1.
 *
 * <p>Mean and squared deviations are taken over a few images at a time, while they are in the
 * cache, and merged in double precision (Chan, Golub and LeVeque 1983).
 */
final class BatchNorm implements Layer {
  static final double EPSILON = sparsam.nn.layer.Layer.BatchNorm.EPSILON;
  static final double MOMENTUM = sparsam.nn.layer.Layer.BatchNorm.MOMENTUM;

  /** Images whose sums are taken in single precision before they go to the double ones. */
  private static final int GROUP = 8;

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
  private final Tile tile;
  private final Local[] locals;

  /**
   * What a lane keeps.
   *
   * @param sums [mean, squared deviations] of its images going forward, [Σ dy, Σ dy·(x − mean)]
   *     going backward; [2 · channels]
   * @param mean the batch's, a tile
   * @param inverse 1/deviation of the batch; [channels]
   * @param a,b,c coefficients or sums of the pass at hand, tiles
   * @param x,y what is being worked on, tiles: only arrays with one index between them are combined
   *     by the processor's vectors
   */
  private record Local(
      double[] sums,
      float[] mean,
      float[] inverse,
      float[] a,
      float[] b,
      float[] c,
      float[] x,
      float[] y) {
    static Local of(Tile tile) {
      int length = tile.length();
      return new Local(
          new double[2 * tile.channels()],
          new float[length],
          new float[tile.channels()],
          new float[length],
          new float[length],
          new float[length],
          new float[length],
          new float[length]);
    }
  }

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
    this.tile = Tile.of(channels, positions);
    this.locals = new Local[lanes];
    Arrays.setAll(locals, _ -> Local.of(tile));
  }

  @Override
  public Activations output() {
    return output;
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
    Local local = locals[lane.index()];
    for (int k = 0; k < channels; k++) {
      local.mean[k] = values[runningMean.offset() + k];
      local.inverse[k] = (float) (1 / Math.sqrt(values[runningVariance.offset() + k] + EPSILON));
    }
  }

  /** y = a·x + b with a = γ/deviation and b = β − a·mean. */
  private void normalise(Lane lane, int count) {
    Local local = locals[lane.index()];
    float[] a = local.a;
    float[] b = local.b;
    for (int k = 0; k < channels; k++) {
      a[k] = values[scale.offset() + k] * local.inverse[k];
      b[k] = values[shift.offset() + k] - local.mean[k] * a[k];
    }
    tile.spread(a, 0);
    tile.spread(b, 0);
    float[] x = local.x;
    int length = tile.length();
    int end = input.to(lane, count);
    for (int i = input.from(lane, count); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      for (int j = 0; j < length; j++) {
        x[j] = x[j] * a[j] + b[j];
      }
      System.arraycopy(x, 0, output.values(), i, length);
    }
  }

  /** Mean and squared deviations of this lane's images, by channel. */
  private void measure(Lane lane, int count) {
    Local local = locals[lane.index()];
    Arrays.fill(local.sums, 0);
    int from = lane.from(count);
    int to = lane.to(count);
    for (int first = from; first < to; first += GROUP) {
      measure(local, first, Math.min(GROUP, to - first), first - from);
    }
  }

  /**
   * Merges a group of images into a lane's mean and squared deviations.
   *
   * @param before images that are in them already
   */
  private void measure(Local local, int first, int images, int before) {
    float[] x = local.x;
    float[] mean = local.a;
    float[] squares = local.b;
    int length = tile.length();
    int end = (first + images) * input.features();
    Arrays.fill(mean, 0);
    for (int i = first * input.features(); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      for (int j = 0; j < length; j++) {
        mean[j] += x[j];
      }
    }
    int n = images * positions;
    for (int k = 0; k < channels; k++) {
      mean[k] = (float) (tile.sum(mean, 0, k) / n);
    }
    tile.spread(mean, 0);
    Arrays.fill(squares, 0);
    for (int i = first * input.features(); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      for (int j = 0; j < length; j++) {
        float deviation = x[j] - mean[j];
        squares[j] += deviation * deviation;
      }
    }
    double[] sums = local.sums;
    int all = before + images;
    for (int k = 0; k < channels; k++) {
      double delta = mean[k] - sums[k];
      sums[k] += delta * images / all;
      sums[channels + k] += tile.sum(squares, 0, k) + delta * delta * n * before / all;
    }
  }

  /** The batch's mean and 1/deviation from all lanes' parts, the same on every lane. */
  private void merge(Lane lane, int count, boolean update) {
    Local local = locals[lane.index()];
    long n = (long) count * positions;
    for (int k = 0; k < channels; k++) {
      double mean = 0;
      double squares = 0;
      long seen = 0;
      for (int l = 0; l < lane.lanes(); l++) {
        long part =
            (long) (Lane.start(count, l + 1, lane.lanes()) - Lane.start(count, l, lane.lanes()))
                * positions;
        if (part > 0) {
          double[] sums = locals[l].sums;
          double delta = sums[k] - mean;
          mean += delta * part / (seen + part);
          squares += sums[channels + k] + delta * delta * seen * part / (seen + part);
          seen += part;
        }
      }
      local.mean[k] = (float) mean;
      local.inverse[k] = (float) (1 / Math.sqrt(squares / n + EPSILON));
      if (update && lane.first()) {
        int m = runningMean.offset() + k;
        int v = runningVariance.offset() + k;
        values[m] = (float) ((1 - MOMENTUM) * values[m] + MOMENTUM * mean);
        values[v] = (float) ((1 - MOMENTUM) * values[v] + MOMENTUM * squares / Math.max(1, n - 1));
      }
    }
    tile.spread(local.mean, 0);
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::sum).meet().add(this::differentiate);
  }

  /** Σ dy and Σ dy·(x − mean) of this lane's images, by channel. */
  private void sum(Lane lane, int count) {
    Local local = locals[lane.index()];
    Arrays.fill(local.sums, 0);
    int to = lane.to(count);
    for (int first = lane.from(count); first < to; first += GROUP) {
      sum(local, first, Math.min(GROUP, to - first));
    }
  }

  private void sum(Local local, int first, int images) {
    float[] x = local.x;
    float[] dy = local.y;
    float[] mean = local.mean;
    float[] shifts = local.a;
    float[] products = local.b;
    int length = tile.length();
    int end = (first + images) * input.features();
    Arrays.fill(shifts, 0);
    Arrays.fill(products, 0);
    for (int i = first * input.features(); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      System.arraycopy(output.gradients(), i, dy, 0, length);
      for (int j = 0; j < length; j++) {
        shifts[j] += dy[j];
        products[j] += dy[j] * (x[j] - mean[j]);
      }
    }
    for (int k = 0; k < channels; k++) {
      local.sums[k] += tile.sum(shifts, 0, k);
      local.sums[channels + k] += tile.sum(products, 0, k);
    }
  }

  /** dx = a·dy + b·(x − mean) + c. */
  private void differentiate(Lane lane, int count) {
    Local local = locals[lane.index()];
    float[] mean = local.mean;
    float[] a = local.a;
    float[] b = local.b;
    float[] c = local.c;
    long n = (long) count * positions;
    for (int k = 0; k < channels; k++) {
      double shiftGradient = 0;
      double product = 0;
      for (Local part : locals) {
        shiftGradient += part.sums[k];
        product += part.sums[channels + k];
      }
      double inverse = local.inverse[k];
      double factor = values[scale.offset() + k] * inverse;
      a[k] = (float) factor;
      b[k] = (float) (-factor * inverse * inverse * product / n);
      c[k] = (float) (-factor * shiftGradient / n);
      if (lane.first()) {
        gradient[scale.offset() + k] = (float) (product * inverse);
        gradient[shift.offset() + k] = (float) shiftGradient;
      }
    }
    tile.spread(a, 0);
    tile.spread(b, 0);
    tile.spread(c, 0);
    float[] x = local.x;
    float[] dy = local.y;
    int length = tile.length();
    int end = input.to(lane, count);
    for (int i = input.from(lane, count); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      System.arraycopy(output.gradients(), i, dy, 0, length);
      for (int j = 0; j < length; j++) {
        dy[j] = dy[j] * a[j] + (x[j] - mean[j]) * b[j] + c[j];
      }
      System.arraycopy(dy, 0, input.gradients(), i, length);
    }
  }
}
