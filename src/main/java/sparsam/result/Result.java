package sparsam.result;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Size;
import sparsam.nn.speed.Speeds;
import sparsam.recipe.Phase;
import sparsam.result.statistics.Statistics;
import sparsam.result.statistics.Statistics.Interval;

/** A row of the results: the dense network, a pruned one, or an arm. */
public sealed interface Result {
  /** {@code dense}, {@code pruned}, or the arm's name. */
  String name();

  Phase phase();

  /** Gradient evaluations spent on it, not counting what it started from. */
  long gradients();

  /** Seconds its steps took; pauses, evaluation and what it started from are left out. */
  double seconds();

  /**
   * It came to its end.
   *
   * @param testCorrect test images it has right
   * @param testCount test images
   * @param validationAccuracy 0 to 1
   * @param sparsity the part of the prunable weights (rank ≥ 2) that is zero, counted
   * @param scaleZeros how many of BatchNorm's γ are zero
   * @param best what it had right after the epoch that was best on the validation images; null
   *     where that is not known, or there was no epoch
   * @param size how large it is, with and without its zeros; null where an older version ran it
   * @param speeds what its compact form gains, of one that trained so; null of others, and where
   *     that was not measured
   */
  record Finished(
      String name,
      Phase phase,
      int testCorrect,
      int testCount,
      double testLoss,
      double validationAccuracy,
      double validationLoss,
      double sparsity,
      int scaleZeros,
      long gradients,
      double seconds,
      @Nullable Best best,
      @Nullable Size size,
      @Nullable Speeds speeds)
      implements Result {
    /** One of which only its end is known. */
    public Finished(
        String name,
        Phase phase,
        int testCorrect,
        int testCount,
        double testLoss,
        double validationAccuracy,
        double validationLoss,
        double sparsity,
        int scaleZeros,
        long gradients,
        double seconds) {
      this(
          name,
          phase,
          testCorrect,
          testCount,
          testLoss,
          validationAccuracy,
          validationLoss,
          sparsity,
          scaleZeros,
          gradients,
          seconds,
          null,
          null,
          null);
    }

    /** The same with what its best epoch came to. */
    public Finished withBest(@Nullable Best found) {
      return with(found, size, speeds);
    }

    /** The same with how large it is. */
    public Finished withSize(@Nullable Size counted) {
      return with(best, counted, speeds);
    }

    /** The same with what its compact form gains. */
    public Finished withSpeeds(@Nullable Speeds measured) {
      return with(best, size, measured);
    }

    private Finished with(@Nullable Best found, @Nullable Size counted, @Nullable Speeds measured) {
      return new Finished(
          name,
          phase,
          testCorrect,
          testCount,
          testLoss,
          validationAccuracy,
          validationLoss,
          sparsity,
          scaleZeros,
          gradients,
          seconds,
          found,
          counted,
          measured);
    }

    /** Test accuracy after its best epoch, 0 to 1; empty where that is not known. */
    public OptionalDouble bestAccuracy() {
      return best == null
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) best.testCorrect() / testCount);
    }

    /** Test accuracy, 0 to 1. */
    public double testAccuracy() {
      return (double) testCorrect / testCount;
    }

    /** Its 95 % interval by Wilson. */
    public Interval testInterval() {
      return Statistics.wilson(testCorrect, testCount);
    }
  }

  /**
   * The epoch that was best on the validation images, the first of several.
   *
   * @param epoch counted from 1
   * @param testCorrect test images that the network had right after it
   */
  record Best(int epoch, int testCorrect) {}

  /**
   * It has no result.
   *
   * @param reason one sentence
   */
  record Failed(String name, Phase phase, String reason, long gradients, double seconds)
      implements Result {}
}
