package sparsam.nn.exact;

import java.util.Arrays;

/** What a network's outputs are asked for. */
public sealed interface Objective {
  /**
   * Sets the gradient with respect to the outputs, and where tangents are asked for how fast it
   * changes with them.
   *
   * @return the objective
   */
  double measure(Values scores, boolean tangents);

  /** The sum of all outputs. */
  record Total() implements Objective {
    @Override
    public double measure(Values scores, boolean tangents) {
      Arrays.fill(scores.gradient(), 1);
      return Arrays.stream(scores.plain()).sum();
    }
  }

  /**
   * The mean cross-entropy.
   *
   * @param labels from 0 on
   * @param temperature by which outputs are divided first
   */
  record CrossEntropy(int[] labels, double temperature) implements Objective {
    @Override
    public double measure(Values scores, boolean tangents) {
      int classes = scores.size();
      double loss = 0;
      double[] p = new double[classes];
      for (int image = 0; image < labels.length; image++) {
        int row = image * classes;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
          largest = Math.max(largest, scores.plain()[row + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
          p[k] = Math.exp((scores.plain()[row + k] - largest) / temperature);
          sum += p[k];
        }
        double mean = 0;
        for (int k = 0; k < classes; k++) {
          p[k] /= sum;
          mean += tangents ? p[k] * scores.moved()[row + k] / temperature : 0;
        }
        double part = 1 / (temperature * labels.length);
        for (int k = 0; k < classes; k++) {
          scores.gradient()[row + k] = part * (p[k] - (k == labels[image] ? 1 : 0));
          if (tangents) {
            scores.turned()[row + k] = part * p[k] * (scores.moved()[row + k] / temperature - mean);
          }
        }
        loss -= Math.log(p[labels[image]]);
      }
      return loss / labels.length;
    }
  }
}
