package sparsam.optim.step;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.optim.step.Part.Quantity;
import sparsam.optim.step.Step.Halfway;

/** m-SAM: a batch in groups, each with its own climb; the direction is their mean. */
final class Groups {
  private final Network network;
  private final Flat flat;
  private final float[] saved;
  private final float[] mean;
  private float[] inputs = new float[0];
  private int[] labels = new int[0];

  /**
   * @param saved where w is kept
   * @param mean where the groups' gradients are gathered
   */
  Groups(Network network, Flat flat, float[] saved, float[] mean) {
    this.network = network;
    this.flat = flat;
    this.saved = saved;
    this.mean = mean;
  }

  /**
   * Leaves the mean of the groups' gradients at their w + ε as the gradient, masked, and w where it
   * was.
   *
   * @param allInputs of as many images as there are labels
   * @param moves whether w moves at all
   * @param halfway told of the first group's climb
   */
  StepReport apply(
      float[] allInputs,
      int[] allLabels,
      int count,
      int size,
      Straight climb,
      boolean moves,
      double lr,
      Halfway halfway) {
    List<Part> parts = new ArrayList<>();
    double loss = 0;
    double up = 0;
    double norms = 0;
    double epsilons = 0;
    for (int from = 0; from < count; from += size) {
      int images = Math.min(size, count - from);
      take(allInputs, allLabels, from, images);
      double share = (double) images / count;
      double here = network.computeGradient(inputs, labels, images, Statistics.UPDATE);
      double norm = flat.maskedNorm();
      double epsilon = moves ? climb.climb(norm) : 0;
      if (from == 0) {
        halfway.climbed(here, norm, epsilon);
      }
      up += share * network.computeGradient(inputs, labels, images, Statistics.KEEP);
      gather((float) share, from == 0, moves);
      parts.add(new Part(Quantity.GROUP, norm));
      loss += share * here;
      norms += share * norm;
      epsilons += share * epsilon;
    }
    float[] g = flat.g;
    flat.divide((_, from, to) -> System.arraycopy(mean, from, g, from, to - from));
    return new StepReport(loss, up, norms, epsilons, 2, lr, parts);
  }

  private void take(float[] allInputs, int[] allLabels, int from, int images) {
    int features = allInputs.length / allLabels.length;
    int values = images * features;
    if (inputs.length < values) {
      inputs = new float[values];
      labels = new int[images];
    }
    System.arraycopy(allInputs, from * features, inputs, 0, values);
    System.arraycopy(allLabels, from, labels, 0, images);
  }

  private void gather(float share, boolean first, boolean back) {
    float[] w = flat.w;
    float[] g = flat.g;
    flat.divide(
        (_, from, to) -> {
          flat.mask(from, to);
          for (int i = from; i < to; i++) {
            mean[i] = first ? share * g[i] : mean[i] + share * g[i];
          }
          if (back) {
            System.arraycopy(saved, from, w, from, to - from);
          }
        });
  }
}
