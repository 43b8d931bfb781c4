package sparsam.experiment;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Pace;
import sparsam.optim.step.Step;
import sparsam.optim.step.StepReport;
import sparsam.prune.Mask;
import sparsam.result.Adjustment;
import sparsam.result.BestWeights;
import sparsam.result.EpochRow;
import sparsam.result.Moment;
import sparsam.result.Moment.Place;
import sparsam.result.Monitor;
import sparsam.result.Progress;
import sparsam.result.Result.Failed;
import sparsam.result.Track;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.Checkpoint;
import sparsam.train.Evaluation;
import sparsam.train.Leash;
import sparsam.train.Trainer;
import sparsam.train.TrainingEvent;
import sparsam.train.TrainingEvent.Adjusted;
import sparsam.train.TrainingEvent.Climbed;
import sparsam.train.TrainingEvent.Diverged;
import sparsam.train.TrainingEvent.EpochEnd;
import sparsam.train.TrainingEvent.Finished;
import sparsam.train.TrainingEvent.Stepped;
import sparsam.train.TrainingEvent.Stopped;

/** One training from its start, or from its checkpoint, to its result. */
final class Course {
  /**
   * What is trained and how.
   *
   * @param start the name of the network it starts from
   * @param mask null trains every weight
   * @param compact whether what the mask prunes is cut out while it trains
   * @param regime how the mask changes meanwhile; null where it stays
   */
  record Training(
      Track track,
      String start,
      Optimizer optimizer,
      Pace pace,
      @Nullable Mask mask,
      boolean compact,
      Set<Fault> faults,
      @Nullable Regime regime) {}

  private final Training training;
  private final Track track;
  private final Workbench bench;
  private final Leash leash;
  private final Monitor monitor;
  private final Progress progress;
  private final Step step;
  private final Trainer trainer;
  private final @Nullable Sparsifier sparsifier;
  private final Map<String, float[]> kept = new LinkedHashMap<>();
  private final BestWeights best;
  private Checkpoint at;

  /**
   * The bench's network must hold the weights to start from; where the run was broken off in this
   * training, it gets those of its last epoch.
   */
  Course(Training training, Lane lane, Monitor monitor, Progress progress) throws IOException {
    this.training = training;
    this.track = training.track();
    this.bench = lane.bench();
    this.leash = lane.leash();
    this.monitor = monitor;
    this.progress = progress;
    this.step =
        new Step(
            bench.network(),
            training.optimizer(),
            training.compact() ? null : training.mask(),
            training.faults(),
            training.pace());
    this.trainer = new Trainer(track.name(), step, lane.order(), lane.leash(), this::measure);
    Regime regime = training.regime();
    this.sparsifier =
        regime == null ? null : new Sparsifier(regime, track, step, bench, training.mask());
    this.best = new BestWeights(sparsifier == null ? 1 : sparsifier.firstEpoch());
    kept.putAll(step.kept());
    if (sparsifier != null) {
      kept.putAll(sparsifier.kept());
    }
    this.at =
        bench
            .restore(track, kept, best)
            .orElse(new Checkpoint(track.name(), 0, 0, 0, 0, bench.data().origin()));
    step.goOn(at.steps());
    if (sparsifier != null) {
      sparsifier.goOn(at.steps());
    }
    bench.journal().adjusted(track.name()).ifPresent(step::change);
    if (at.epoch() == 0) {
      bench.journal().snapshot(track, 0, bench.shown());
    }
  }

  /**
   * Trains to a result or a failure, which are in the journal then.
   *
   * @return false when it was stopped
   */
  boolean run() throws IOException {
    if (!look()) {
      return false;
    }
    while (at.epoch() < track.plannedEpochs()) {
      int epoch = at.epoch() + 1;
      monitor.activity(
          track.name(), String.format(Locale.ROOT, "epoch %d of %d", epoch, track.plannedEpochs()));
      int steps = (int) Math.min(track.stepsPerEpoch(), track.plannedSteps() - at.steps());
      switch (trainer.epoch(epoch, steps)) {
        case Finished end -> {
          at = after(end);
          Optional<String> broken = record(end);
          if (broken.isPresent()) {
            fail(broken.get(), at.steps());
            return true;
          }
          if (!look()) {
            return false;
          }
        }
        case Diverged end -> {
          fail(end.reason(), end.step());
          return true;
        }
        case Stopped _ -> {
          track.steps().truncate((int) at.steps());
          return false;
        }
      }
    }
    bench.test(track.name(), track.phase(), at.gradients(), at.seconds(), best);
    return true;
  }

  /**
   * Looks at the place from beside where that is due. What was not done when the run was broken off
   * is done when it goes on: the weights are the same then.
   *
   * @return false when it was stopped meanwhile
   */
  private boolean look() throws IOException {
    if (!bench.lookout().isDue(track, at.epoch())) {
      return true;
    }
    monitor.activity(
        track.name(),
        String.format(Locale.ROOT, "λ₁ after epoch %d of %d", at.epoch(), track.plannedEpochs()));
    Optional<FlatnessRow> seen =
        bench
            .lookout()
            .look(
                at,
                bench.shown(),
                sparsifier == null ? training.mask() : sparsifier.mask(),
                step,
                training.pace(),
                leash::giveWay);
    if (seen.isPresent()) {
      bench.journal().flatness(track, seen.get());
    }
    return seen.isPresent();
  }

  private Checkpoint after(Finished end) {
    return new Checkpoint(
        track.name(),
        end.epoch(),
        at.steps() + end.steps(),
        gradients(at.steps() + end.steps()),
        at.seconds() + end.seconds(),
        bench.data().origin());
  }

  /** Measures and writes down an epoch; returns why the weights mean nothing any more, if so. */
  private Optional<String> record(Finished end) throws IOException {
    Evaluation validation = bench.validate();
    if (!Double.isFinite(validation.loss()) || !bench.finite()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the weights are no longer finite after epoch %d (%s)",
              end.epoch(),
              Trainer.describe(step.optimizer())));
    }
    EpochRow row =
        new EpochRow(
            end.epoch(),
            at.steps(),
            at.gradients(),
            end.loss(),
            bench.sampleTraining().accuracy(),
            validation.loss(),
            validation.accuracy(),
            end.gradientNorm(),
            end.epsilonNorm());
    Parameters shown = bench.shown();
    bench.journal().snapshot(track, end.epoch(), shown);
    best.look(end.epoch(), validation.accuracy(), shown);
    bench.journal().epoch(track, row, at, shown, bench.shown(kept), best);
    return Optional.empty();
  }

  private void fail(String reason, long steps) throws IOException {
    bench
        .journal()
        .failed(new Failed(track.name(), track.phase(), reason, gradients(steps), at.seconds()));
  }

  private long gradients(long steps) {
    return step.optimizer().gradients(steps, track.stepsPerEpoch());
  }

  private void measure(TrainingEvent event) {
    switch (event) {
      case Climbed up -> monitor.moment(moment(up));
      case Stepped made -> {
        StepReport report = made.report();
        track
            .steps()
            .append(
                report.loss(), report.perturbedLoss(), report.gradientNorm(), report.epsilonNorm());
        monitor.moment(moment(made));
        progress.made(track, made.optimizer(), made.step());
        if (sparsifier != null && report.finite()) {
          sparsifier.after(made.step());
        }
      }
      case Adjusted change ->
          bench.journal().adjusted(new Adjustment(track.name(), change.step(), change.optimizer()));
      case EpochEnd _ -> {
        // Is what the trainer returns.
      }
    }
  }

  private Moment moment(Climbed up) {
    return new Moment(
        track.name(),
        up.optimizer(),
        up.epoch(),
        up.step(),
        Place.CLIMBED,
        up.loss(),
        up.gradientNorm(),
        up.epsilonNorm(),
        Double.NaN,
        2,
        Double.NaN,
        List.of());
  }

  private Moment moment(Stepped made) {
    return new Moment(
        track.name(),
        made.optimizer(),
        made.epoch(),
        made.step(),
        Place.DESCENDED,
        made.report().loss(),
        made.report().gradientNorm(),
        made.report().epsilonNorm(),
        made.report().perturbedLoss(),
        made.report().gradients(),
        made.report().lr(),
        made.report().parts());
  }
}
