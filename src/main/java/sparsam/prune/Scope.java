package sparsam.prune;

/** How many weights go from where. */
public enum Scope {
  /** As the method usually has it. */
  METHOD("method", "as the method has it"),
  /** Every tensor loses the same part. */
  LAYER("layer", "every layer alike"),
  /** All tensors together lose it. */
  GLOBAL("global", "all layers together"),
  /** Every tensor loses the part that goes by its shape (Evci et al. 2020). */
  ERK("erk", "by shape (ERK)"),
  /** As by layer, the first tensor whole (Evci et al. 2020). */
  UNIFORM("uniform", "alike, the first whole");

  private final String label;
  private final String title;

  Scope(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** The name in recipes. */
  public String label() {
    return label;
  }

  /** The name for people. */
  public String title() {
    return title;
  }
}
