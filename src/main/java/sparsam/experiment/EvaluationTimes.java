package sparsam.experiment;

/**
 * How long a pruned network takes to answer, in its two forms.
 *
 * @param dense seconds with every weight, zeros included
 * @param sparse seconds with the non-zero weights only
 * @param images that were answered each time
 */
public record EvaluationTimes(double dense, double sparse, int images) {
  /** How many times as fast the sparse form is; below 1 it is slower. */
  public double speedup() {
    return dense / sparse;
  }
}
