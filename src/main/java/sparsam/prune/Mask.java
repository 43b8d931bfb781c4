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

  /** Multiplies the first values of a vector (parameters, a gradient) by the mask. */
  public void apply(float[] vector) {
    for (int i = 0; i < keep.length; i++) {
      vector[i] *= keep[i];
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
