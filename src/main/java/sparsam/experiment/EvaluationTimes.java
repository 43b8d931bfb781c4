package sparsam.experiment;

import org.jspecify.annotations.Nullable;
import sparsam.nn.speed.Speeds;

/**
 * How long a pruned network takes to answer, as it is and in a form that leaves out what is gone.
 *
 * @param dense seconds with every weight, zeros included
 * @param sparse seconds with what is left only: the non-zero weights, or the channels
 * @param images that were answered each time
 * @param speeds layer by layer; null where that is not known
 */
public record EvaluationTimes(double dense, double sparse, int images, @Nullable Speeds speeds) {
  /** Of which only the whole is known. */
  public EvaluationTimes(double dense, double sparse, int images) {
    this(dense, sparse, images, null);
  }

  /** With channels that are cut out. */
  public EvaluationTimes(Speeds compact) {
    this(compact.all().before(), compact.all().after(), compact.images(), compact);
  }

  /** How many times as fast the smaller form is; below 1 it is slower. */
  public double speedup() {
    return dense / sparse;
  }
}
