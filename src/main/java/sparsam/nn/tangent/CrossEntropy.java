package sparsam.nn.tangent;

import java.util.Arrays;
import sparsam.nn.team.Lane;

/**
 * Softmax and cross-entropy of a chunk, in double precision, as a sum over its images: their
 * gradient, and how that changes along a direction.
 *
 * <p>Everything is taken relative to the label's own class: where a network is sure, what matters
 * are small differences of large numbers otherwise.
 */
final class CrossEntropy {
  private final Values scores;
  private final int classes;

  /** [image, class] of the chunk. */
  private final double[] probabilities;

  private final double[] losses;
  private final boolean[] wrong;

  CrossEntropy(Values scores, int capacity) {
    this.scores = scores;
    this.classes = scores.features();
    this.probabilities = new double[capacity * classes];
    this.losses = new double[capacity];
    this.wrong = new boolean[capacity];
  }

  /**
   * @param labels of all images
   * @param first the label of image 0
   */
  void measure(Lane lane, int count, int[] labels, int first) {
    float[] z = scores.plain().values();
    float[] dz = scores.plain().gradients();
    for (int i = lane.from(count); i < lane.to(count); i++) {
      int row = i * classes;
      int own = row + labels[first + i];
      int best = row;
      for (int k = row; k < row + classes; k++) {
        best = z[k] > z[best] ? k : best;
      }
      double sum = 0;
      for (int k = row; k < row + classes; k++) {
        probabilities[k] = Math.exp((double) z[k] - z[best]);
        sum += probabilities[k];
      }
      double others = 0;
      for (int k = row; k < row + classes; k++) {
        probabilities[k] /= sum;
        dz[k] = (float) probabilities[k];
        others += k == own ? 0 : probabilities[k];
      }
      dz[own] = (float) -others;
      // What is not finite is nobody's best answer, and its loss stays what it is.
      losses[i] = others < 0.5 ? -Math.log1p(-others) : Math.log(sum) + z[best] - z[own];
      wrong[i] = best != own || Double.isNaN(sum);
    }
  }

  /** From the tangent of the scores: that of their gradient. */
  void turn(Lane lane, int count, int[] labels, int first) {
    float[] moved = scores.tangent().values();
    float[] turned = scores.tangent().gradients();
    for (int i = lane.from(count); i < lane.to(count); i++) {
      int row = i * classes;
      double own = moved[row + labels[first + i]];
      double mean = 0;
      for (int k = row; k < row + classes; k++) {
        mean += probabilities[k] * (moved[k] - own);
      }
      for (int k = row; k < row + classes; k++) {
        turned[k] = (float) (probabilities[k] * (moved[k] - own - mean));
      }
    }
  }

  /** A copy of the first images' probabilities. */
  double[] probabilities(int count) {
    return Arrays.copyOf(probabilities, count * classes);
  }

  /** Sets them again. */
  void restore(double[] copy) {
    System.arraycopy(copy, 0, probabilities, 0, copy.length);
  }

  /** Of the chunk's image. */
  double loss(int image) {
    return losses[image];
  }

  boolean isWrong(int image) {
    return wrong[image];
  }
}
