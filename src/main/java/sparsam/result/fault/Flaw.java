package sparsam.result.fault;

/** What the course notebook does wrong, as far as a recipe can switch it on. */
public enum Flaw {
  FOREIGN_PARAMETERS("foreign-parameters"),
  RECOMPUTED_EPSILON("recomputed-epsilon"),
  MASK_NOT_KEPT("mask-not-kept"),
  SCALES_PRUNED("scales-pruned"),
  ONE_WEIGHT_LESS("one-weight-less");

  private final String label;

  Flaw(String label) {
    this.label = label;
  }

  /** What its words go by. */
  public String label() {
    return label;
  }
}
