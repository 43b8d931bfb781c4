package sparsam.result;

import sparsam.recipe.Phase;
import sparsam.result.Statistics.Interval;

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
      double seconds)
      implements Result {
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
   * It has no result.
   *
   * @param reason one sentence
   */
  record Failed(String name, Phase phase, String reason, long gradients, double seconds)
      implements Result {}
}
