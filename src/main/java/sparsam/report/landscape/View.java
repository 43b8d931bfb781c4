package sparsam.report.landscape;

import sparsam.flatness.landscape.Relief;
import sparsam.plot.axes.Axis;

/**
 * What of a landscape is shown.
 *
 * @param accuracy whether the accuracy is, and not the loss
 * @param logarithmic whether losses are shown by their logarithms; accuracies never are
 */
public record View(boolean accuracy, boolean logarithmic) {
  /** Losses by their logarithms: minima and hills in one picture. */
  public static final View USUAL = new View(false, true);

  Axis.Kind kind() {
    return accuracy ? Axis.Kind.PERCENT : logarithmic ? Axis.Kind.LOG : Axis.Kind.LINEAR;
  }

  double[] values(Relief relief) {
    return accuracy ? relief.accuracy() : relief.loss();
  }

  double[] others(Relief relief) {
    return accuracy ? relief.loss() : relief.accuracy();
  }
}
