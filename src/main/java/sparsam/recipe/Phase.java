package sparsam.recipe;

/** What a row of the results is. */
public enum Phase {
  /** The dense network. */
  DENSE("dense"),
  /** The dense network just after pruning, not trained any further. */
  PRUNED("pruned"),
  /** An arm at its end. */
  ARM("arm");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** The name in files. */
  public String label() {
    return label;
  }
}
