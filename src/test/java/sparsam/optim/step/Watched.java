package sparsam.optim.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.prune.Mask;

/** A network that remembers at which weights a gradient was asked for, and what came out. */
record Watched(Network network, List<Pass> passes) implements Network {
  static final int BATCH = 6;

  /**
   * One pass with a gradient.
   *
   * @param w trainable parameters before it
   * @param g the gradient as the network left it
   */
  record Pass(float[] w, float[] g, double loss, Statistics statistics) {}

  /** A small network, BatchNorm scrambled, its pruned weights at zero; one seed. */
  static Watched of(Architecture architecture, int threads) {
    Network network = Engine.FAST.create(architecture, 21, BATCH, threads);
    Samples.scramble(network.parameters(), 22);
    return new Watched(network, new ArrayList<>());
  }

  static Watched of(Architecture architecture, int threads, Mask mask) {
    Watched watched = of(architecture, threads);
    mask.apply(watched.parameters());
    return watched;
  }

  /** The trainable part of the parameters as they are. */
  float[] weights() {
    return Arrays.copyOf(parameters().values(), parameters().trainable());
  }

  /** BatchNorm's statistics as they are. */
  float[] statistics() {
    return Arrays.copyOfRange(
        parameters().values(), parameters().trainable(), parameters().values().length);
  }

  static StepReport apply(Step step, long batchSeed) {
    Batch batch = Samples.batch(batchSeed, BATCH);
    return step.apply(batch.inputs(), batch.labels(), BATCH);
  }

  @Override
  public Architecture architecture() {
    return network.architecture();
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public float[] gradient() {
    return network.gradient();
  }

  @Override
  public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
    float[] w = weights();
    double loss = network.computeGradient(inputs, labels, count, statistics);
    passes.add(new Pass(w, gradient().clone(), loss, statistics));
    return loss;
  }

  @Override
  public double recalibrate(float[] inputs, int[] labels, int count) {
    return network.recalibrate(inputs, labels, count);
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    network.logits(inputs, from, count, logits);
  }

  @Override
  public void close() {
    network.close();
  }
}
