package sparsam.prune;

/**
 * How weights are chosen to go.
 *
 * @param fraction the part of the prunable weights that goes, 0 to 1
 * @param batchNorm whether BatchNorm's γ is prunable too (the notebook's fault 4)
 * @param offByOne the notebook's rule (its fault 5): k = ⌊fraction · n⌋, and only what lies
 *     strictly below the k-th smallest magnitude goes, so one weight less than k
 */
public record Pruning(Method method, double fraction, boolean batchNorm, boolean offByOne) {
  /** What is compared with what. */
  public enum Method {
    /** The smallest magnitudes of each tensor. */
    MAGNITUDE_LAYER,
    /** The smallest magnitudes of all tensors together. */
    MAGNITUDE_GLOBAL,
    /** Any, drawn without replacement from each tensor: the control. */
    RANDOM
  }

  public Pruning {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "a fraction of " + fraction + " is out of range; allowed is 0 to 1");
    }
  }

  /** Magnitude by layer over weights of rank ≥ 2, exact counts. */
  public static Pruning byLayer(double fraction) {
    return new Pruning(Method.MAGNITUDE_LAYER, fraction, false, false);
  }

  /** The notebook's rule as it is. */
  public static Pruning notebook(double fraction) {
    return new Pruning(Method.MAGNITUDE_LAYER, fraction, true, true);
  }
}
