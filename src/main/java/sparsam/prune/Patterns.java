package sparsam.prune;

import java.util.List;

/** N:M: of every few weights along a tensor's inputs only some stay (Mishra et al. 2021). */
final class Patterns {
  private Patterns() {}

  /**
   * The weights that go. Of a convolution the inputs are channels, for each output, row and column.
   * A group that is cut short by the tensor's end keeps as many as a whole one.
   *
   * @param scores of a tensor, in PyTorch's order; of equal ones the first goes
   * @param shape [outputs, inputs, …]
   * @param stay of every {@link Structure#GROUP}
   */
  static boolean[] pruned(double[] scores, List<Integer> shape, int stay) {
    boolean[] pruned = new boolean[scores.length];
    int inputs = shape.get(1);
    int places = scores.length / shape.getFirst() / inputs;
    for (int output = 0; output < shape.getFirst(); output++) {
      for (int place = 0; place < places; place++) {
        int first = output * inputs * places + place;
        for (int from = 0; from < inputs; from += Structure.GROUP) {
          int size = Math.min(Structure.GROUP, inputs - from);
          for (int i = stay; i < size; i++) {
            pruned[least(scores, pruned, first + from * places, places, size)] = true;
          }
        }
      }
    }
    return pruned;
  }

  private static int least(double[] scores, boolean[] pruned, int first, int step, int size) {
    int least = -1;
    for (int i = 0; i < size; i++) {
      int at = first + i * step;
      if (!pruned[at] && (least < 0 || Double.compare(scores[at], scores[least]) < 0)) {
        least = at;
      }
    }
    return least;
  }
}
