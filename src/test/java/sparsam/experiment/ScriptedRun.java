package sparsam.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sparsam.nn.Size;
import sparsam.nn.speed.Speeds;
import sparsam.optim.Optimizer;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Adjustment;
import sparsam.result.Answers;
import sparsam.result.Comparison;
import sparsam.result.Comparisons;
import sparsam.result.EpochRow;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Track;
import sparsam.result.Weights;

/** A run as a window sees it, written by a test instead of an engine. */
public final class ScriptedRun {
  public static final int STEPS_PER_EPOCH = 113;

  private final Monitor monitor;
  private final List<Track> tracks = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final Random random = new Random(1);

  public ScriptedRun(Recipe recipe, Monitor monitor) {
    this.monitor = monitor;
    if (recipe.dense() != null) {
      int epochs = recipe.dense().epochs();
      tracks.add(new Track("dense", Phase.DENSE, (long) epochs * STEPS_PER_EPOCH, STEPS_PER_EPOCH));
    }
    for (Arm arm : recipe.arms()) {
      long steps = arm.budget().steps(arm.optimizer(), STEPS_PER_EPOCH);
      tracks.add(new Track(arm.name(), Phase.ARM, steps, STEPS_PER_EPOCH));
    }
    monitor.begin(tracks);
  }

  public Track track(String name) {
    return monitor.track(name).orElseThrow();
  }

  /** Steps whose loss falls from one value towards another. */
  public ScriptedRun steps(String name, int count, double from, double to) {
    return steps(name, count, from, to, 0);
  }

  /** The same of a training that climbs by ε each step, to a loss a tenth higher. */
  public ScriptedRun steps(String name, int count, double from, double to, double epsilon) {
    Track track = track(name);
    for (int i = 0; i < count; i++) {
      double loss = to + (from - to) * Math.exp(-6.0 * i / count);
      loss *= Math.exp(0.35 * random.nextGaussian());
      track.steps().append(loss, epsilon > 0 ? 1.1 * loss : loss, 1, epsilon);
    }
    return this;
  }

  /** A finished epoch. */
  public ScriptedRun epoch(String name, double validationAccuracy) {
    Track track = track(name);
    int epoch = track.epochs().size() + 1;
    track.add(
        new EpochRow(
            epoch,
            (long) epoch * STEPS_PER_EPOCH,
            (long) epoch * STEPS_PER_EPOCH,
            0.1,
            validationAccuracy,
            0.1,
            validationAccuracy,
            1,
            0));
    return this;
  }

  public ScriptedRun finished(
      String name, Phase phase, int correct, double validation, double sparsity, long gradients) {
    results.add(
        new Result.Finished(
                name,
                phase,
                correct,
                2000,
                0.1,
                validation,
                0.1,
                sparsity,
                0,
                gradients,
                gradients * 0.014)
            .withBest(gradients == 0 ? null : new Result.Best(2, correct - 4))
            .withSize(
                new Size(
                    24_250,
                    Math.round(24_250 - 24_000 * sparsity),
                    467_264,
                    Math.round(467_264 * (1 - sparsity)))));
    return tell();
  }

  /** The arm that finished last was compact, and gained that. */
  public ScriptedRun gained(Speeds speeds) {
    results.add(((Result.Finished) results.removeLast()).withSpeeds(speeds));
    return tell();
  }

  public ScriptedRun failed(String name, String reason) {
    results.add(new Result.Failed(name, Phase.ARM, reason, 12, 0.4));
    return tell();
  }

  private ScriptedRun tell() {
    monitor.results(results, List.of(), Answers.NONE);
    return this;
  }

  public ScriptedRun compared(Comparison... comparisons) {
    monitor.results(results, List.of(comparisons), Answers.NONE);
    return this;
  }

  /** What networks said to the test images, and the comparisons that follow. */
  public ScriptedRun answered(Answers answers) {
    monitor.results(results, Comparisons.of(answers.byName(), answers.labels()), answers);
    return this;
  }

  public ScriptedRun at(Moment moment) {
    monitor.moment(moment);
    return this;
  }

  public ScriptedRun adjusted(String name, long step, Optimizer optimizer) {
    List<Adjustment> more = new ArrayList<>(monitor.adjustments());
    more.add(new Adjustment(name, step, optimizer));
    monitor.adjustments(more);
    return this;
  }

  public ScriptedRun weights(String name, Weights weights) {
    monitor.weights(name, weights);
    return this;
  }
}
