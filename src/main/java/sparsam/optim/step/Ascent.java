package sparsam.optim.step;

import java.util.List;

/**
 * What is particular to one that climbs, for one step: how it comes to w + ε, and what it makes of
 * the gradient there.
 */
interface Ascent {
  /**
   * Moves w to w + ε, keeping w in the saved vector. The gradient's vector holds g, masked, and may
   * be written over.
   *
   * @return ‖ε‖
   */
  double climb(double gradientNorm);

  /**
   * Makes the direction of the gradient found at w + ε, both in the gradient's vector.
   *
   * @return whether it has been multiplied by the mask
   */
  default boolean turn() {
    return false;
  }

  /** What it measured. */
  default List<Part> parts() {
    return List.of();
  }

  /** What the notebook's second step multiplies a gradient of a norm by, to take ε off anew. */
  default double again(double norm) {
    throw new IllegalStateException("its ε is no multiple of a gradient");
  }
}
