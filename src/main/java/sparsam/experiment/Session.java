package sparsam.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.data.BatchOrder;
import sparsam.data.DataSet;
import sparsam.experiment.Recipe.Arm;
import sparsam.experiment.Recipe.Budget.Epochs;
import sparsam.experiment.Recipe.Dense;
import sparsam.experiment.Recipe.Start;
import sparsam.experiment.Result.Failed;
import sparsam.experiment.Result.Finished;
import sparsam.experiment.Seeds.Stream;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Safetensors;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Step;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.train.Control;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;
import sparsam.train.Trainer;
import sparsam.train.TrainingEvent;
import sparsam.train.TrainingEvent.Diverged;
import sparsam.train.TrainingEvent.Stepped;
import sparsam.train.TrainingEvent.Stopped;

/** One experiment with its network and data in memory. */
final class Session {
  /** What is trained: a row of the plan. */
  private record Training(
      Track track, String start, Optimizer optimizer, @Nullable Mask mask, Set<Fault> faults) {}

  private final Recipe recipe;
  private final DataSet data;
  private final Network network;
  private final RunFolder folder;
  private final Monitor monitor;
  private final Control control;
  private final Plan plan;
  private final BatchOrder order;
  private final Evaluator evaluator;
  private final List<Track> tracks = new ArrayList<>();
  private final Journal journal;
  private final Map<String, float[]> starts = new HashMap<>();
  private final Map<String, Mask> masks = new HashMap<>();
  private final long totalCost;
  private long cost;

  Session(
      RunFolder folder,
      DataSet data,
      Network network,
      Environment environment,
      Monitor monitor,
      Control control)
      throws IOException {
    this.recipe = folder.recipe();
    this.data = data;
    this.network = network;
    this.folder = folder;
    this.monitor = monitor;
    this.control = control;
    this.plan = new Plan(recipe);
    this.evaluator = new Evaluator(network);
    this.order =
        recipe.shuffle()
            ? BatchOrder.shuffled(
                data.train(), recipe.batchSize(), Seeds.of(recipe.seed(), Stream.ORDER))
            : BatchOrder.asTheyLie(data.train(), recipe.batchSize());
    long planned = 0;
    Dense dense = recipe.dense();
    if (dense != null) {
      tracks.add(track(Plan.DENSE, Phase.DENSE, dense.optimizer(), new Epochs(dense.epochs())));
      planned += tracks.getLast().plannedSteps() * Plan.cost(dense.optimizer());
    }
    for (Arm arm : recipe.arms()) {
      tracks.add(track(arm.name(), Phase.ARM, arm.optimizer(), arm.budget()));
      planned += tracks.getLast().plannedSteps() * Plan.cost(arm.optimizer());
    }
    this.totalCost = planned;
    this.journal = new Journal(folder, environment, tracks, data.test().labels(), monitor);
  }

  private Track track(String name, Phase phase, Optimizer optimizer, Recipe.Budget budget)
      throws IOException {
    long steps = budget.steps(optimizer, order.batches());
    if (steps > Recipe.MAX_STEPS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s comes to %,d steps; allowed are up to %,d, so give fewer epochs or a larger"
                  + " batch",
              name,
              steps,
              Recipe.MAX_STEPS));
    }
    return new Track(name, phase, steps, order.batches());
  }

  Run run() throws IOException {
    keep(Plan.INITIAL);
    boolean finished = dense() && prune() && arms();
    Run run = journal.end(finished ? Run.State.FINISHED : Run.State.STOPPED);
    monitor.activity(finished ? "finished" : "stopped");
    return run;
  }

  private boolean dense() throws IOException {
    Dense dense = recipe.dense();
    if (dense == null) {
      return true;
    }
    Training training =
        new Training(track(Plan.DENSE), Plan.INITIAL, dense.optimizer(), null, Set.of());
    if (!train(training)) {
      return false;
    }
    if (journal.result(Plan.DENSE).orElseThrow() instanceof Finished) {
      Safetensors.read(folder.weightsFile(Plan.DENSE)).copyTo(network.parameters());
      keep(Plan.DENSE);
    }
    return true;
  }

  private boolean prune() throws IOException {
    for (Map.Entry<Pruning, String> entry : plan.prunings().entrySet()) {
      if (!control.proceed()) {
        return false;
      }
      String name = entry.getValue();
      float[] unpruned = starts.get(plan.unpruned());
      if (unpruned == null) {
        if (journal.result(name).isEmpty()) {
          journal.failed(new Failed(name, Phase.PRUNED, noStart(plan.unpruned()), 0, 0));
        }
        continue;
      }
      monitor.activity(name);
      set(unpruned);
      Mask mask =
          Pruner.mask(
              entry.getKey(), network.parameters(), Seeds.of(recipe.seed(), Stream.PRUNING));
      mask.apply(network.parameters());
      masks.put(name, mask);
      keep(name);
      if (journal.result(name).isEmpty()) {
        test(name, Phase.PRUNED, 0, 0);
      }
    }
    return true;
  }

  private boolean arms() throws IOException {
    for (Arm arm : recipe.arms()) {
      String start = plan.start(arm);
      Mask mask = arm.start() == Start.PRUNED && arm.keepMask() ? masks.get(start) : null;
      if (!train(new Training(track(arm.name()), start, arm.optimizer(), mask, arm.faults()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Trains from the start, or from where it was broken off, to a result or a failure.
   *
   * @return false when it was stopped
   */
  private boolean train(Training training) throws IOException {
    Track track = training.track();
    long whole = track.plannedSteps() * Plan.cost(training.optimizer());
    long before = cost;
    boolean done = journal.result(track.name()).isPresent() || attempt(training);
    cost = before + whole;
    if (done) {
      monitor.fraction((double) cost / totalCost);
    }
    return done;
  }

  private boolean attempt(Training training) throws IOException {
    Track track = training.track();
    float[] start = starts.get(training.start());
    if (start == null) {
      journal.failed(new Failed(track.name(), track.phase(), noStart(training.start()), 0, 0));
      return true;
    }
    set(start);
    Step step = new Step(network, training.optimizer(), training.mask(), training.faults());
    Trainer trainer = new Trainer(step, order, control, event -> measure(training, event));
    Checkpoint at =
        journal
            .restore(track, network.parameters(), step.momentum())
            .orElse(new Checkpoint(track.name(), 0, 0, 0, 0));
    int perStep = training.optimizer().gradientsPerStep();
    while (at.epoch() < track.plannedEpochs()) {
      int epoch = at.epoch() + 1;
      monitor.activity("%s: epoch %d of %d".formatted(track.name(), epoch, track.plannedEpochs()));
      int steps = (int) Math.min(track.stepsPerEpoch(), track.plannedSteps() - at.steps());
      switch (trainer.epoch(epoch, steps)) {
        case TrainingEvent.Finished end -> {
          Checkpoint now =
              new Checkpoint(
                  track.name(),
                  epoch,
                  at.steps() + steps,
                  at.gradients() + (long) steps * perStep,
                  at.seconds() + end.seconds());
          Optional<String> broken = close(track, step, end, now);
          if (broken.isPresent()) {
            fail(track, broken.get(), now);
            return true;
          }
          at = now;
        }
        case Diverged end -> {
          fail(track, end.reason(), at);
          return true;
        }
        case Stopped _ -> {
          track.steps().truncate((int) at.steps());
          return false;
        }
      }
    }
    test(track.name(), track.phase(), at.gradients(), at.seconds());
    return true;
  }

  /** Measures and writes down a finished epoch; returns why the weights mean nothing any more. */
  private Optional<String> close(Track track, Step step, TrainingEvent.Finished end, Checkpoint now)
      throws IOException {
    Evaluation validation = evaluator.evaluate(data.validation());
    if (!Double.isFinite(validation.loss()) || !finite(network.parameters().values())) {
      return Optional.of(
          "the weights are no longer finite after epoch %d (%s)"
              .formatted(end.epoch(), Trainer.describe(step.optimizer())));
    }
    Evaluation train =
        evaluator.evaluate(data.train(), Math.min(data.train().count(), data.validation().count()));
    EpochRow row =
        new EpochRow(
            end.epoch(),
            now.steps(),
            now.gradients(),
            end.loss(),
            train.accuracy(),
            validation.loss(),
            validation.accuracy(),
            end.gradientNorm(),
            end.epsilonNorm());
    journal.epoch(track, row, now, network.parameters(), step.momentum());
    return Optional.empty();
  }

  private void measure(Training training, TrainingEvent event) {
    if (event instanceof Stepped(int _, long step, var report)) {
      training
          .track()
          .steps()
          .append(
              report.loss(), report.perturbedLoss(), report.gradientNorm(), report.epsilonNorm());
      monitor.fraction((cost + step * (double) Plan.cost(training.optimizer())) / totalCost);
    }
  }

  private void test(String name, Phase phase, long gradients, double seconds) throws IOException {
    monitor.activity(name + ": test");
    Evaluation validation = evaluator.evaluate(data.validation());
    Evaluation test = evaluator.evaluate(data.test());
    Parameters parameters = network.parameters();
    Weights weights = Weights.of(parameters);
    journal.finished(
        new Finished(
            name,
            phase,
            test.correct(),
            test.count(),
            test.loss(),
            validation.accuracy(),
            validation.loss(),
            (double) weights.zeros(Kind.WEIGHT) / weights.count(Kind.WEIGHT),
            (int) weights.zeros(Kind.SCALE),
            gradients,
            seconds),
        test,
        parameters);
  }

  private void fail(Track track, String reason, Checkpoint at) throws IOException {
    journal.failed(new Failed(track.name(), track.phase(), reason, at.gradients(), at.seconds()));
  }

  private static String noStart(String start) {
    return "it starts from %s, which has no result".formatted(start);
  }

  /** Remembers the network's weights as they are. */
  private void keep(String name) {
    starts.put(name, network.parameters().values().clone());
    monitor.weights(name, Weights.of(network.parameters()));
  }

  private void set(float[] values) {
    System.arraycopy(values, 0, network.parameters().values(), 0, values.length);
  }

  private Track track(String name) {
    return Objects.requireNonNull(
        tracks.stream().filter(track -> track.name().equals(name)).findFirst().orElse(null));
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
