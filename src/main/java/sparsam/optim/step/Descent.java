package sparsam.optim.step;

import sparsam.optim.Base;

/** A base's update: how w moves along a direction that was found. */
interface Descent {
  /**
   * One update of w, starting from {@code start} (w itself, or the copy that a climb saved). The
   * direction is the gradient's vector, which is changed.
   *
   * @param base with its numbers of now
   * @param lr the learning rate of this step
   * @param step counted from 0
   * @param unmasked whether the direction has still to be multiplied by the mask
   */
  void along(Base base, double lr, long step, float[] start, boolean unmasked);
}
