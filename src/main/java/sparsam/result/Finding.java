package sparsam.result;

/**
 * What a run says to the question it was made for: how two of its networks compare.
 *
 * @param pair the two; p is corrected for as many pairs as the question has, not for all of the run
 *     where the recipe names it
 * @param named whether the recipe named the question before anything was measured; otherwise the
 *     two were picked here
 * @param validation by how much the first's validation accuracy is above the second's, −1 to 1
 */
public record Finding(Comparison pair, boolean named, double validation) {
  /** Whether the validation images say that the other one of the two is better. */
  public boolean isContradicted() {
    return Math.signum(validation) * Math.signum(pair.difference()) < 0;
  }
}
