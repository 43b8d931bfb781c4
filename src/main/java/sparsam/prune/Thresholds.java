package sparsam.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sparsam.prune.Pruning.Method;

/**
 * The magnitudes up to which {@link Pruner} prunes, at any fraction: the weights are sorted once,
 * and every fraction after that is answered at once, as fast as a slider is dragged.
 */
public final class Thresholds {
  private final List<float[]> sorted;
  private final List<Integer> groupOfTensor;
  private final boolean offByOne;

  private Thresholds(List<float[]> sorted, List<Integer> groupOfTensor, boolean offByOne) {
    this.sorted = sorted;
    this.groupOfTensor = groupOfTensor;
    this.offByOne = offByOne;
  }

  /** Whether a method prunes by magnitude at all; a random one has no threshold. */
  public static boolean exist(Method method) {
    return method.isByMagnitude();
  }

  /** Whether what goes of each tensor is what lies below a magnitude. */
  public static boolean exist(Pruning pruning) {
    return exist(pruning.method())
        && pruning.reach().scope() == Scope.METHOD
        && pruning.reach().structure() == Structure.WEIGHTS
        && !pruning.reach().spareLast()
        && !pruning.doubt().inverted()
        && !pruning.doubt().shuffled();
  }

  /**
   * @param tensors the prunable tensors' weights, in any order; not changed
   * @throws IllegalArgumentException where the method has no threshold
   */
  public static Thresholds of(List<float[]> tensors, Method method, boolean offByOne) {
    List<float[]> sorted = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    switch (method) {
      case MAGNITUDE_LAYER -> {
        for (float[] tensor : tensors) {
          groups.add(sorted.size());
          sorted.add(magnitudes(List.of(tensor)));
        }
      }
      case MAGNITUDE_GLOBAL -> {
        tensors.forEach(_ -> groups.add(0));
        sorted.add(magnitudes(tensors));
      }
      case RANDOM, SNIP, GRASP, SYNFLOW, TAYLOR, MOVEMENT ->
          throw new IllegalArgumentException(method.label() + " has no threshold of magnitudes");
    }
    return new Thresholds(List.copyOf(sorted), List.copyOf(groups), offByOne);
  }

  private static float[] magnitudes(List<float[]> tensors) {
    float[] all = new float[tensors.stream().mapToInt(tensor -> tensor.length).sum()];
    int at = 0;
    for (float[] tensor : tensors) {
      for (float weight : tensor) {
        all[at++] = Math.abs(weight);
      }
    }
    Arrays.sort(all);
    return all;
  }

  /**
   * The largest magnitude that goes from each tensor, in their order; 0 where nothing goes.
   *
   * @param fraction 0 to 1
   */
  public List<Double> at(double fraction) {
    List<Double> byGroup = sorted.stream().map(group -> threshold(group, fraction)).toList();
    return groupOfTensor.stream().map(byGroup::get).toList();
  }

  private double threshold(float[] magnitudes, double fraction) {
    int n = magnitudes.length;
    int k = offByOne ? (int) (fraction * n) : (int) Math.rint(fraction * n);
    if (k == 0) {
      return 0;
    }
    float kth = magnitudes[k - 1];
    if (!offByOne) {
      return kth;
    }
    // The notebook's rule prunes strictly below the k-th: the largest of those.
    int below = k - 1;
    while (below > 0 && magnitudes[below - 1] == kth) {
      below--;
    }
    return below == 0 ? 0 : magnitudes[below - 1];
  }
}
