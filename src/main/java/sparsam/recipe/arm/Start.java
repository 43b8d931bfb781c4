package sparsam.recipe.arm;

/** The weights an arm starts from. */
public enum Start {
  INITIAL("initial"),
  DENSE("dense"),
  PRUNED("pruned");

  private final String label;

  Start(String label) {
    this.label = label;
  }

  /** The name in recipes. */
  public String label() {
    return label;
  }
}
