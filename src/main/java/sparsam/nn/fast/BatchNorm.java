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

  /**
   * By lane: [mean, squared deviations] of its images going forward, [Σ dy, Σ dy·(x − mean)] going
   * backward; [2 · channels].
   */
  private final double[][] sums;

  /** Of the batch, or as training left it. */
  private final float[] mean;

  /** 1/deviation of the batch. */
  private final float[] inverse;

  private final Local[] locals;

  /**
   * What a thread works in; tiles.
   *
   * @param mean the batch's
   * @param a,b,c coefficients or sums of the pass at hand
   * @param x,y what is being worked on: only arrays with one index between them are combined by the
   *     processor's vectors
   */
  private record Local(float[] mean, float[] a, float[] b, float[] c, float[] x, float[] y) {
    static Local of(Tile tile) {
      int length = tile.length();
      return new Local(
          new float[length],
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
      int threads,
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
    this.sums = new double[lanes][2 * channels];
    this.mean = new float[channels];
    this.inverse = new float[channels];
    this.locals = new Local[threads];
    Arrays.setAll(locals, _ -> Local.of(tile));
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    if (mode == Mode.EVALUATE) {
      recall(pass);
    } else {
      boolean update = mode == Mode.TRAIN_AND_UPDATE_STATISTICS;
      pass.add(this::measure).meet().once(this::merge);
      pass.add((lane, count) -> keep(lane, count, update));
    }
    pass.add(this::normalise);
  }

  /** Has every thread work out the coefficients of what training left, before it carries lanes. */
  void recall(Pass pass) {
    pass.once(this::recall);
  }

  /**
   * Makes y = factor·(x + shift) + own shift one: y = factor·x + shift, of what was recalled.
   *
   * @param factors,shifts by channel
   */
  void recalled(Lane lane, float[] factors, float[] shifts) {
    Local local = locals[lane.thread()];
    for (int k = 0; k < channels; k++) {
      factors[k] = local.a[k];
      shifts[k] = local.a[k] * shifts[k] + local.b[k];
    }
  }

  /** Coefficients from mean and variance as training left them. */
  private void recall(Lane lane, int count) {
    for (int k = 0; k < channels; k++) {
      double deviation = Math.sqrt(values[runningVariance.offset() + k] + EPSILON);
      prepare(locals[lane.thread()], k, values[runningMean.offset() + k], (float) (1 / deviation));
    }
    spread(locals[lane.thread()]);
  }

  /** y = a·x + b with a = γ/deviation and b = β − a·mean. */
  private void prepare(Local local, int k, float center, float factor) {
    local.a[k] = values[scale.offset() + k] * factor;
    local.b[k] = values[shift.offset() + k] - center * local.a[k];
  }

  private void spread(Local local) {
    tile.spread(local.a, 0);
    tile.spread(local.b, 0);
  }

  private void normalise(Lane lane, int count) {
    Local local = locals[lane.thread()];
    float[] a = local.a;
    float[] b = local.b;
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
    double[] own = sums[lane.index()];
    Arrays.fill(own, 0);
    int from = lane.from(count);
    int to = lane.to(count);
    for (int first = from; first < to; first += GROUP) {
      measure(locals[lane.thread()], own, first, Math.min(GROUP, to - first), first - from);
    }
  }

  /**
   * Merges a group of images into a lane's mean and squared deviations.
   *
   * @param before images that are in them already
   */
  private void measure(Local local, double[] own, int first, int images, int before) {
    float[] x = local.x;
    float[] center = local.a;
    float[] squares = local.b;
    int length = tile.length();
    int end = (first + images) * input.features();
    Arrays.fill(center, 0);
    for (int i = first * input.features(); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      for (int j = 0; j < length; j++) {
        center[j] += x[j];
      }
    }
    int n = images * positions;
    for (int k = 0; k < channels; k++) {
      center[k] = (float) (tile.sum(center, 0, k) / n);
    }
    tile.spread(center, 0);
    Arrays.fill(squares, 0);
    for (int i = first * input.features(); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      for (int j = 0; j < length; j++) {
        float deviation = x[j] - center[j];
        squares[j] += deviation * deviation;
      }
    }
    int all = before + images;
    for (int k = 0; k < channels; k++) {
      double delta = center[k] - own[k];
      own[k] += delta * images / all;
      own[channels + k] += tile.sum(squares, 0, k) + delta * delta * n * before / all;
    }
  }

  /** A channel's mean and squared deviations over the batch, from all lanes' parts in order. */
  private record Spread(double mean, double squares) {}

  private Spread spread(int k, Lane lane, int count) {
    double all = 0;
    double squares = 0;
    long seen = 0;
    for (int l = 0; l < lane.lanes(); l++) {
      int images = Lane.start(count, l + 1, lane.lanes()) - Lane.start(count, l, lane.lanes());
      long part = (long) images * positions;
      double delta = sums[l][k] - all;
      all += delta * part / (seen + part);
      squares += sums[l][channels + k] + delta * delta * seen * part / (seen + part);
      seen += part;
    }
    return new Spread(all, squares);
  }

  /** 1/deviation. */
  private float inverse(Spread batch, int count) {
    return (float) (1 / Math.sqrt(batch.squares / ((long) count * positions) + EPSILON));
  }

  /** Coefficients from what the lanes measured. */
  private void merge(Lane lane, int count) {
    Local local = locals[lane.thread()];
    for (int k = 0; k < channels; k++) {
      Spread batch = spread(k, lane, count);
      prepare(local, k, (float) batch.mean, inverse(batch, count));
    }
    spread(local);
  }

  /** The first lane keeps the batch's mean and 1/deviation for the way back. */
  private void keep(Lane lane, int count, boolean update) {
    if (!lane.first()) {
      return;
    }
    long n = (long) count * positions;
    for (int k = 0; k < channels; k++) {
      Spread batch = spread(k, lane, count);
      mean[k] = (float) batch.mean;
      inverse[k] = inverse(batch, count);
      if (update) {
        double variance = batch.squares / Math.max(1, n - 1);
        int m = runningMean.offset() + k;
        int v = runningVariance.offset() + k;
        values[m] = (float) ((1 - MOMENTUM) * values[m] + MOMENTUM * batch.mean);
        values[v] = (float) ((1 - MOMENTUM) * values[v] + MOMENTUM * variance);
      }
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.once(this::recallMean).add(this::sum);
    pass.meet().once(this::prepareBack).add(this::learn).add(this::differentiate);
  }

  private void recallMean(Lane lane, int count) {
    float[] own = locals[lane.thread()].mean;
    System.arraycopy(mean, 0, own, 0, channels);
    tile.spread(own, 0);
  }

  /** Σ dy and Σ dy·(x − mean) of this lane's images, by channel. */
  private void sum(Lane lane, int count) {
    double[] own = sums[lane.index()];
    Arrays.fill(own, 0);
    int to = lane.to(count);
    for (int first = lane.from(count); first < to; first += GROUP) {
      sum(locals[lane.thread()], own, first, Math.min(GROUP, to - first));
    }
  }

  private void sum(Local local, double[] own, int first, int images) {
    float[] x = local.x;
    float[] dy = local.y;
    float[] center = local.mean;
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
        products[j] += dy[j] * (x[j] - center[j]);
      }
    }
    for (int k = 0; k < channels; k++) {
      own[k] += tile.sum(shifts, 0, k);
      own[channels + k] += tile.sum(products, 0, k);
    }
  }

  /** A channel's sum at {@code place} of what the lanes found going backward. */
  private double total(int place, Lane lane) {
    double total = 0;
    for (int l = 0; l < lane.lanes(); l++) {
      total += sums[l][place];
    }
    return total;
  }

  /** The first lane sets the parameters' gradient. */
  private void learn(Lane lane, int count) {
    for (int k = 0; lane.first() && k < channels; k++) {
      gradient[scale.offset() + k] = (float) (total(channels + k, lane) * inverse[k]);
      gradient[shift.offset() + k] = (float) total(k, lane);
    }
  }

  private void prepareBack(Lane lane, int count) {
    Local local = locals[lane.thread()];
    long n = (long) count * positions;
    for (int k = 0; k < channels; k++) {
      double factor = (double) values[scale.offset() + k] * inverse[k];
      local.a[k] = (float) factor;
      local.b[k] = (float) (-factor * inverse[k] * inverse[k] * total(channels + k, lane) / n);
      local.c[k] = (float) (-factor * total(k, lane) / n);
    }
    tile.spread(local.a, 0);
    tile.spread(local.b, 0);
    tile.spread(local.c, 0);
    recallMean(lane, count);
  }

  /** dx = a·dy + b·(x − mean) + c. */
  private void differentiate(Lane lane, int count) {
    Local local = locals[lane.thread()];
    float[] center = local.mean;
    float[] a = local.a;
    float[] b = local.b;
    float[] c = local.c;
    float[] x = local.x;
    float[] dy = local.y;
    int length = tile.length();
    int end = input.to(lane, count);
    for (int i = input.from(lane, count); i < end; i += length) {
      System.arraycopy(input.values(), i, x, 0, length);
      System.arraycopy(output.gradients(), i, dy, 0, length);
      for (int j = 0; j < length; j++) {
        dy[j] = dy[j] * a[j] + (x[j] - center[j]) * b[j] + c[j];
      }
      System.arraycopy(dy, 0, input.gradients(), i, length);
    }
  }
}
