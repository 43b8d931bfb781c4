package sparsam.train;

/**
 * A network's answers on a set of images, in evaluation mode.
 *
 * @param correct how many images it got right
 * @param loss mean cross-entropy
 * @param predictions the class of the largest logit for each image; the lowest class on a tie
 */
public record Evaluation(int correct, double loss, int[] predictions) {
  public int count() {
    return predictions.length;
  }

  /** The part that is right, 0 to 1. */
  public double accuracy() {
    return (double) correct / predictions.length;
  }
}
