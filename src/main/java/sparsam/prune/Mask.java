package sparsam.prune;

import sparsam.nn.Parameters;

/**
 * Which trainable parameters are kept.
 *
 * @param keep 1 for a kept parameter and 0 for a pruned one, in the order of {@link
 *     Parameters#values()}, trainable part only
 */
public record Mask(float[] keep) {
  /** Sets every pruned parameter to zero. */
  public void apply(Parameters parameters) {
    apply(parameters.values());
  }

  /**
   * Sets to zero what is pruned among the first values of a vector (parameters, a gradient); also
   * what is not finite, which multiplied by 0 would not be 0.
   */
  public void apply(float[] vector) {
    for (int i = 0; i < keep.length; i++) {
      vector[i] = keep[i] == 0 ? 0 : vector[i];
    }
  }

  /** How many parameters are pruned. */
  public int pruned() {
    int pruned = 0;
    for (float kept : keep) {
      if (kept == 0) {
        pruned++;
      }
    }
    return pruned;
  }
}
