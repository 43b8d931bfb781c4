package sparsam.train;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import sparsam.data.Examples;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.optim.Step;
import sparsam.optim.StepReport;
import sparsam.train.TrainingEvent.Diverged;
import sparsam.train.TrainingEvent.EpochEnd;
import sparsam.train.TrainingEvent.Finished;
import sparsam.train.TrainingEvent.Stepped;
import sparsam.train.TrainingEvent.Stopped;

/**
 * Runs a {@link Step} over a set of images, one epoch at a call. The last batch of an epoch may be
 * short, as PyTorch's is by default.
 */
public final class Trainer {
  private final Step step;
  private final Examples examples;
  private final IntFunction<int[]> order;
  private final int batchSize;
  private final Control control;
  private final Consumer<? super TrainingEvent> events;
  private final float[] inputs;
  private final int[] labels;

  /**
   * @param order for an epoch, counted from 1, the images in the order they are visited; asked once
   *     an epoch
   * @param events told of every step and of every epoch's end, on the training's thread; must be
   *     quick
   */
  public Trainer(
      Step step,
      Examples examples,
      IntFunction<int[]> order,
      int batchSize,
      Control control,
      Consumer<? super TrainingEvent> events) {
    this.step = step;
    this.examples = examples;
    this.order = order;
    this.batchSize = batchSize;
    this.control = control;
    this.events = events;
    this.inputs = new float[batchSize * examples.features()];
    this.labels = new int[batchSize];
  }

  /** Steps that visit every image once. */
  public int stepsPerEpoch() {
    return Math.ceilDiv(examples.count(), batchSize);
  }

  /**
   * Trains for one epoch.
   *
   * @param epoch counted from 1
   * @param steps at most {@link #stepsPerEpoch()}; fewer end the epoch early
   */
  public EpochEnd epoch(int epoch, int steps) {
    EpochEnd end = run(epoch, steps);
    events.accept(end);
    return end;
  }

  private EpochEnd run(int epoch, int steps) {
    int[] visit = order.apply(epoch);
    long before = (long) (epoch - 1) * stepsPerEpoch();
    long images = 0;
    double loss = 0;
    double gradientNorm = 0;
    double epsilonNorm = 0;
    long nanos = 0;
    for (int k = 0; k < steps; k++) {
      if (!control.proceed()) {
        return new Stopped(epoch);
      }
      long started = System.nanoTime();
      int from = k * batchSize;
      int count = Math.min(batchSize, examples.count() - from);
      gather(visit, from, count);
      StepReport report = step.apply(inputs, labels, count);
      nanos += System.nanoTime() - started;
      events.accept(new Stepped(epoch, before + k + 1, report));
      if (!report.finite()) {
        return new Diverged(epoch, before + k + 1, reason(report, before + k + 1));
      }
      images += count;
      loss += report.loss() * count;
      gradientNorm += report.gradientNorm();
      epsilonNorm += report.epsilonNorm();
    }
    return new Finished(
        epoch,
        steps,
        images,
        loss / images,
        gradientNorm / steps,
        epsilonNorm / steps,
        nanos / 1e9);
  }

  private void gather(int[] visit, int from, int count) {
    int features = examples.features();
    for (int i = 0; i < count; i++) {
      int image = visit[from + i];
      System.arraycopy(examples.inputs(), image * features, inputs, i * features, features);
      labels[i] = examples.labels()[image];
    }
  }

  private String reason(StepReport report, long step) {
    String what;
    if (!Double.isFinite(report.loss())) {
      what = "the loss became " + report.loss();
    } else if (!Double.isFinite(report.gradientNorm())) {
      what = "the gradient's norm became " + report.gradientNorm();
    } else if (!Double.isFinite(report.epsilonNorm())) {
      what = "the norm of ε became " + report.epsilonNorm();
    } else {
      what = "the loss at w + ε became " + report.perturbedLoss();
    }
    return "%s at step %,d (%s)".formatted(what, step, describe(this.step.optimizer()));
  }

  private static String describe(Optimizer optimizer) {
    return switch (optimizer) {
      case Sgd sgd -> "lr " + sgd.lr();
      case Sam sam -> "lr %s, ρ %s".formatted(sam.base().lr(), sam.rho());
      case Asam asam -> "lr %s, ρ %s, η %s".formatted(asam.base().lr(), asam.rho(), asam.eta());
      case BatchNormOnly _ -> "BatchNorm only";
    };
  }
}
