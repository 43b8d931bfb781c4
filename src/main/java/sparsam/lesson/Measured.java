package sparsam.lesson;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sparsam.lesson.Question.Accuracy;
import sparsam.lesson.Question.Better;
import sparsam.lesson.Question.Choice;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Question.Curve;
import sparsam.lesson.Question.Times;
import sparsam.result.EpochRow;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Monitor;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Track;
import sparsam.result.statistics.Statistics.Interval;

/** What an experiment says to the question that was asked. */
public sealed interface Measured {
  /** The lesson itself says which answer is right. */
  record Written(int right) implements Measured {}

  /** How two arms compare. */
  record Compared(Finding finding) implements Measured {
    /** Which answer to {@link Better} it is. */
    public int answer() {
      if (!finding.pair().separable()) {
        return Better.NEITHER;
      }
      return finding.pair().difference() > 0 ? Better.FIRST : Better.SECOND;
    }
  }

  /**
   * An accuracy on test images, 0 to 1.
   *
   * @param interval of 95 %
   */
  record Share(double value, Interval interval, int images) implements Measured {}

  /** How many times as long. */
  record Ratio(double value) implements Measured {}

  /**
   * A curve.
   *
   * @param at its places: epochs, or fractions of the weights
   * @param values accuracies, 0 to 1
   */
  record Line(List<Double> at, List<Double> values) implements Measured {
    public Line {
      at = List.copyOf(at);
      values = List.copyOf(values);
    }

    /** Its value at a place, on the straight line between its neighbours; its end's beyond. */
    public double value(double place) {
      for (int i = 0; i < at.size(); i++) {
        if (place <= at.get(i)) {
          if (i == 0) {
            return values.getFirst();
          }
          double left = at.get(i - 1);
          double part = (place - left) / (at.get(i) - left);
          return values.get(i - 1) + part * (values.get(i) - values.get(i - 1));
        }
      }
      return values.getLast();
    }
  }

  /**
   * What a run says. Of a {@link Cliff} no run says anything: it is measured without one.
   *
   * @param monitor what was measured while it ran
   * @return empty where it has no result of an arm in question, as one that was stopped or failed
   */
  static Optional<Measured> of(Question question, Run run, Monitor monitor) {
    if (!question.arms().stream().allMatch(arm -> finished(run, arm).isPresent())) {
      return Optional.empty();
    }
    return switch (question) {
      case Choice choice ->
          run.state() == Run.State.FINISHED
              ? Optional.of(new Written(choice.right()))
              : Optional.empty();
      case Better _ -> Inquiry.of(run).stream().findFirst().map(Compared::new);
      case Accuracy(String arm) -> finished(run, arm).map(Measured::share);
      case Times(String arm, String than) ->
          seconds(run, than) > 0
              ? Optional.of(new Ratio(seconds(run, arm) / seconds(run, than)))
              : Optional.empty();
      case Curve(String arm, int _) ->
          monitor.track(arm).map(Track::epochs).filter(rows -> !rows.isEmpty()).map(Measured::line);
      case Cliff _ -> Optional.empty();
    };
  }

  private static Optional<Finished> finished(Run run, String arm) {
    return run.result(arm).filter(Finished.class::isInstance).map(Finished.class::cast);
  }

  private static double seconds(Run run, String arm) {
    return Objects.requireNonNull(finished(run, arm).orElse(null)).seconds();
  }

  private static Measured share(Finished result) {
    return new Share(result.testAccuracy(), result.testInterval(), result.testCount());
  }

  private static Measured line(List<EpochRow> rows) {
    return new Line(
        rows.stream().map(row -> (double) row.epoch()).toList(),
        rows.stream().map(EpochRow::validationAccuracy).toList());
  }
}
