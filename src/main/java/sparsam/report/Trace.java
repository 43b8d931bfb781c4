package sparsam.report;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Smoothing;
import sparsam.report.flatness.FlatnessTrace;
import sparsam.result.EpochRow;
import sparsam.result.Track;

/** What is drawn of one training, kept up with its track. */
final class Trace {
  private final Track track;
  private final double start;
  private final LongToDoubleFunction along;
  private final double span;
  private final PointBuffer validationAccuracy = new PointBuffer();
  private final PointBuffer trainAccuracy = new PointBuffer();
  private final PointBuffer validationLoss = new PointBuffer();
  private final FlatnessTrace flatness = new FlatnessTrace();
  private PointBuffer loss = new PointBuffer();
  private Smoothing smooth;
  private int epochs;
  private int steps;

  /**
   * @param start how far what it starts from was trained
   * @param along how far it is after so many steps, in the same unit
   * @param span of the smoothed loss, in steps
   */
  Trace(Track track, double start, LongToDoubleFunction along, double span) {
    this.track = track;
    this.start = start;
    this.along = along;
    this.span = span;
    this.smooth = new Smoothing(span);
  }

  Track track() {
    return track;
  }

  double start() {
    return start;
  }

  double end() {
    return at(track.plannedSteps());
  }

  double at(long step) {
    return start + along.applyAsDouble(step);
  }

  /** Whether nothing is drawn of its accuracy yet. */
  boolean isNew() {
    return validationAccuracy.count() == 0;
  }

  /** What it starts from, where that is known before its first epoch ends. */
  void startsAt(double accuracy, double lossThere) {
    validationAccuracy.add(start, accuracy);
    validationLoss.add(start, lossThere);
  }

  /** Takes what is new; true where there was anything. */
  boolean follow() {
    boolean moved = false;
    List<EpochRow> rows = track.epochs();
    for (; epochs < rows.size(); epochs++) {
      EpochRow row = rows.get(epochs);
      double at = at(row.steps());
      validationAccuracy.add(at, row.validationAccuracy());
      trainAccuracy.add(at, row.trainAccuracy());
      validationLoss.add(at, row.validationLoss());
      moved = true;
    }
    moved |= flatness.follow(track.flatness(), this::at);
    int size = track.steps().size();
    if (size < steps) {
      // An epoch was taken back that had not been finished.
      loss = new PointBuffer();
      smooth = new Smoothing(span);
      steps = 0;
    }
    for (double value : track.steps().column(Track.LOSS, steps)) {
      steps++;
      loss.add(at(steps), value);
      smooth.add(at(steps), value);
      moved = true;
    }
    return moved;
  }

  Points validationAccuracy() {
    return validationAccuracy.points();
  }

  Points trainAccuracy() {
    return trainAccuracy.points();
  }

  Points validationLoss() {
    return validationLoss.points();
  }

  FlatnessTrace flatness() {
    return flatness;
  }

  Points loss() {
    return loss.points();
  }

  Points smoothLoss() {
    return smooth.points();
  }
}
