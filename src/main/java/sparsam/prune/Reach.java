package sparsam.prune;

/**
 * What a pruning may touch.
 *
 * @param scope how many weights go from where
 * @param structure what goes as one
 * @param spareLast whether the last layer keeps every weight
 * @param origin which network's weights are scored and pruned
 */
public record Reach(Scope scope, Structure structure, boolean spareLast, Origin origin) {
  /** Single weights of the trained network, as the method usually has it. */
  public static final Reach USUAL =
      new Reach(Scope.METHOD, Structure.WEIGHTS, false, Origin.TRAINED);

  /** Which network's weights. */
  public enum Origin {
    /** The dense one; the initial one where none is trained. */
    TRAINED("trained", "after dense training"),
    /** The initial one: before training. */
    INITIAL("initial", "before any training");

    private final String label;
    private final String title;

    Origin(String label, String title) {
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
}
