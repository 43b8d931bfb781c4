package sparsam.train;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import sparsam.data.BatchOrder;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.step.Step;
import sparsam.optim.step.StepReport;
import sparsam.train.TrainingEvent.Adjusted;
import sparsam.train.TrainingEvent.Climbed;
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
  private final String name;
  private final Step step;
  private final BatchOrder order;
  private final Leash leash;
  private final Consumer<? super TrainingEvent> events;

  /** Nanoseconds of the step under way that were spent waiting. */
  private long idle;

  /**
   * @param name the training's, by which other numbers are asked for
   * @param order the training images and how an epoch goes through them
   * @param events told of every step and of every epoch's end, on the training's thread; must be
   *     quick
   */
  public Trainer(
      String name,
      Step step,
      BatchOrder order,
      Leash leash,
      Consumer<? super TrainingEvent> events) {
    this.name = name;
    this.step = step;
    this.order = order;
    this.leash = leash;
    this.events = events;
  }

  /** Steps that visit every image once. */
  public int stepsPerEpoch() {
    return order.batches();
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
    order.epoch(epoch);
    long before = (long) (epoch - 1) * stepsPerEpoch();
    long images = 0;
    double loss = 0;
    double gradientNorm = 0;
    double epsilonNorm = 0;
    long nanos = 0;
    for (int k = 0; k < steps; k++) {
      if (!leash.proceed()) {
        return new Stopped(epoch);
      }
      long number = before + k + 1;
      adjust(number - 1);
      step.begin(number);
      idle = 0;
      long started = System.nanoTime();
      int count = order.gather(k);
      StepReport report =
          step.apply(
              order.inputs(), order.labels(), count, (l, g, e) -> climbed(epoch, number, l, g, e));
      nanos += System.nanoTime() - started - idle;
      events.accept(new Stepped(epoch, number, step.optimizer(), report));
      if (!report.finite()) {
        return new Diverged(epoch, number, reason(report, epoch, number));
      }
      images += count;
      loss += report.loss() * count;
      gradientNorm += report.gradientNorm();
      epsilonNorm += report.epsilonNorm();
    }
    leash.epochEnded();
    return new Finished(
        epoch,
        steps,
        images,
        loss / images,
        gradientNorm / steps,
        epsilonNorm / steps,
        nanos / 1e9);
  }

  private void climbed(
      int epoch, long number, double loss, double gradientNorm, double epsilonNorm) {
    long arrived = System.nanoTime();
    events.accept(new Climbed(epoch, number, step.optimizer(), loss, gradientNorm, epsilonNorm));
    leash.halfway();
    idle += System.nanoTime() - arrived;
  }

  /** Takes the numbers that were asked for since the last step, if any. */
  private void adjust(long made) {
    UnaryOperator<Optimizer> asked = leash.takeAdjustment(name);
    if (asked != null) {
      Optimizer next = asked.apply(step.optimizer());
      if (!next.equals(step.optimizer())) {
        step.change(next);
        events.accept(new Adjusted(made, next));
      }
    }
  }

  private String reason(StepReport report, int epoch, long number) {
    String what = "the loss at w + ε";
    double value = report.perturbedLoss();
    if (!Double.isFinite(report.loss())) {
      what = "the loss";
      value = report.loss();
    } else if (!Double.isFinite(report.gradientNorm())) {
      what = "the gradient's norm";
      value = report.gradientNorm();
    } else if (!Double.isFinite(report.epsilonNorm())) {
      what = "the norm of ε";
      value = report.epsilonNorm();
    }
    return String.format(
        Locale.ROOT,
        "%s became %s at step %,d, in epoch %d (%s)",
        what,
        Double.isNaN(value) ? "NaN" : "infinite",
        number,
        epoch,
        describe(step.optimizer()));
  }

  /** An optimiser's numbers for a person: {@code ρ 0.1, lr 0.05}. */
  public static String describe(Optimizer optimizer) {
    return Optimizers.ALL.numbers(optimizer);
  }
}
