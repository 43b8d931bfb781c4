package sparsam.ui.curves;

import java.util.List;
import sparsam.experiment.EpochRow;
import sparsam.experiment.Track;
import sparsam.plot.PointBuffer;
import sparsam.plot.Points;
import sparsam.plot.Smoothing;

/** What is drawn of one training, kept up with its track. */
final class Trace {
  /** Steps that the smoothed loss remembers: enough to calm it, too few to lag behind. */
  private static final double SPAN = 25;

  private final Track track;
  private final int firstEpoch;
  private final long firstStep;
  private PointBuffer accuracy = new PointBuffer();
  private PointBuffer loss = new PointBuffer();
  private Smoothing smooth = new Smoothing(SPAN);
  private int epochs;
  private int steps;

  /**
   * @param firstEpoch how many epochs its start had already
   * @param firstStep how many steps its start had already
   */
  Trace(Track track, int firstEpoch, long firstStep) {
    this.track = track;
    this.firstEpoch = firstEpoch;
    this.firstStep = firstStep;
  }

  Track track() {
    return track;
  }

  int firstEpoch() {
    return firstEpoch;
  }

  long firstStep() {
    return firstStep;
  }

  int lastEpoch() {
    return firstEpoch + track.plannedEpochs();
  }

  long lastStep() {
    return firstStep + track.plannedSteps();
  }

  /** Whether nothing is drawn of its accuracy yet. */
  boolean isNew() {
    return accuracy.count() == 0;
  }

  /** The accuracy it starts from, where that is known before its first epoch ends. */
  void startsAt(double validationAccuracy) {
    accuracy.add(firstEpoch, validationAccuracy);
  }

  /** Takes what is new; true where there was anything. */
  boolean follow() {
    boolean moved = false;
    List<EpochRow> rows = track.epochs();
    for (; epochs < rows.size(); epochs++) {
      EpochRow row = rows.get(epochs);
      double passes = (double) row.steps() / track.stepsPerEpoch();
      accuracy.add(firstEpoch + passes, row.validationAccuracy());
      moved = true;
    }
    int size = track.steps().size();
    if (size < steps) {
      // An epoch was taken back that had not been finished.
      loss = new PointBuffer();
      smooth = new Smoothing(SPAN);
      steps = 0;
    }
    for (double value : track.steps().column(Track.LOSS, steps)) {
      steps++;
      double step = (double) (firstStep + steps);
      loss.add(step, value);
      smooth.add(step, value);
      moved = true;
    }
    return moved;
  }

  Points accuracy() {
    return accuracy.points();
  }

  Points loss() {
    return loss.points();
  }

  Points smoothLoss() {
    return smooth.points();
  }
}
