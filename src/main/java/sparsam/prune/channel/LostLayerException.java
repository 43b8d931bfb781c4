package sparsam.prune.channel;

/** A layer has no channel left, so that there is no smaller network. Its message is a sentence. */
public final class LostLayerException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param layer its name
   */
  LostLayerException(String layer) {
    super(
        "no channel of "
            + layer
            + " is left, so there is no smaller network that answers alike; prune less, or choose"
            + " channels layer by layer");
  }
}
