package sparsam.flatness.landscape;

/**
 * What a network is worth at one place of the space of its weights.
 *
 * @param loss mean cross-entropy; not finite where the network's answers are not
 * @param accuracy the part of the images that it has right, 0 to 1
 */
public record Value(double loss, double accuracy) {
  /** The part of the images that it has wrong. */
  public double error() {
    return 1 - accuracy;
  }
}
