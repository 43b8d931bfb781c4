package sparsam.flatness;

import java.util.List;

/**
 * What has to stand beside every measure of flatness.
 *
 * @param loss mean cross-entropy of the examples, in evaluation mode
 * @param errors the part of them that is answered wrongly
 * @param weightNorm ‖w‖ over everything that is trained
 * @param gradientNorm over the coordinates
 * @param weights of convolutions and dense layers
 * @param pruned how many of them are
 * @param coordinates what is trained and not pruned
 * @param examples training images that all is measured on
 * @param batchNorm whether layers can be scaled without any change of what is computed
 * @param dead layers on which no example's loss depends
 */
public record Facts(
    double loss,
    double errors,
    double weightNorm,
    double gradientNorm,
    long weights,
    long pruned,
    int coordinates,
    int examples,
    boolean batchNorm,
    List<String> dead) {
  public Facts {
    dead = List.copyOf(dead);
  }

  /** The part of the weights that is pruned. */
  public double sparsity() {
    return weights == 0 ? 0 : (double) pruned / weights;
  }
}
