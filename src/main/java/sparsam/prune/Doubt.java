package sparsam.prune;

/**
 * Switches that ask whether a mask means anything (Frankle et al. 2021): what a network loses by
 * them is what the mask was worth.
 *
 * @param weights what the kept weights are set to
 * @param shuffled whether each layer's mask is dealt anew among its weights
 * @param inverted whether the weights of the highest scores go in place of those of the lowest
 */
public record Doubt(Start weights, boolean shuffled, boolean inverted) {
  /** The mask as it was found, on the weights that it was found for. */
  public static final Doubt NONE = new Doubt(Start.KEPT, false, false);

  /** What the weights under a mask are. */
  public enum Start {
    /** Those that were pruned. */
    KEPT("kept", "those that are left"),
    /** Those that the network began with (Frankle and Carbin 2019). */
    INITIAL("initial", "the initial ones"),
    /** Initial ones of another draw. */
    DRAWN_ANEW("drawn-anew", "drawn anew");

    private final String label;
    private final String title;

    Start(String label, String title) {
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
