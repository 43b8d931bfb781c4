package sparsam.optim;

/**
 * What the notebook's steps do wrong, each switchable alone. Its faults in pruning are in {@code
 * Pruning}.
 */
public enum Fault {
  /**
   * Fault 1: the optimiser holds another network's parameters, so nothing moves but BatchNorm's
   * statistics.
   */
  FOREIGN_PARAMETERS("foreign-parameters"),
  /**
   * Fault 2: after the second pass SAM subtracts ρ·g₂/‖g₂‖ where it should restore w, and w drifts.
   */
  RECOMPUTED_EPSILON("recomputed-epsilon");

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  /** The name in recipes. */
  public String label() {
    return label;
  }
}
