package sparsam.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

/**
 * Chooses the weights that go, and counts exactly: round(fraction · n) of them, half to even, as
 * PyTorch's {@code torch.nn.utils.prune}; among equal scores the first in PyTorch's order.
 */
public final class Pruner {
  private Pruner() {}

  /**
   * The slices that a pruning may touch: weights of rank ≥ 2, and BatchNorm's γ where it asks for
   * them; without the last weight where that is spared.
   */
  public static List<Slice> prunable(Pruning pruning, Parameters parameters) {
    List<Slice> weights =
        parameters.slices().stream().filter(slice -> slice.kind() == Kind.WEIGHT).toList();
    return parameters.slices().stream()
        .filter(
            slice ->
                slice.kind() == Kind.WEIGHT || (pruning.batchNorm() && slice.kind() == Kind.SCALE))
        .filter(slice -> !pruning.reach().spareLast() || !slice.equals(weights.getLast()))
        .toList();
  }

  /**
   * The mask for the weights as they are, of a method that looks at nothing else; nothing is
   * changed.
   *
   * @param seed of the draw, where the method is random
   */
  public static Mask mask(Pruning pruning, Parameters parameters, long seed) {
    return mask(pruning, parameters, byValue(pruning, parameters, seed), null);
  }

  /**
   * The scores of a method that looks at the weights alone: their magnitude, or anything.
   *
   * @param seed of the draw, where the method is random
   * @return for each prunable slice, in PyTorch's order
   * @throws IllegalArgumentException for a method that needs more
   */
  public static List<double[]> byValue(Pruning pruning, Parameters parameters, long seed) {
    if (!pruning.method().isByValue()) {
      throw new IllegalArgumentException(
          pruning.method().label() + " looks at more than the weights");
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> scores = new ArrayList<>();
    for (Slice slice : prunable(pruning, parameters)) {
      float[] weights = parameters.read(slice);
      double[] own = new double[weights.length];
      for (int j = 0; j < own.length; j++) {
        own[j] =
            pruning.method().isByMagnitude()
                ? Math.abs(weights[j])
                : (float) random.nextDouble(); // As coarse as weights, as it always was.
      }
      scores.add(own);
    }
    return scores;
  }

  /**
   * The mask that some scores give: the lowest go, or the highest where they are inverted.
   *
   * @param scores of each prunable slice, in PyTorch's order; not changed
   * @param within a mask whose pruned weights go in any case, and count; null for none
   * @throws IllegalArgumentException where whole channels are to go
   */
  public static Mask mask(
      Pruning pruning, Parameters parameters, List<double[]> scores, @Nullable Mask within) {
    return mask(pruning, parameters, scores, within, counts(pruning, parameters));
  }

  /**
   * The same of a part of the way, as methods go that prune in rounds.
   *
   * @param stays the part that stays by then, in place of what the fraction leaves; n − round(n ·
   *     stays) go
   */
  public static Mask masked(
      Pruning pruning,
      Parameters parameters,
      List<double[]> scores,
      @Nullable Mask within,
      double stays) {
    List<Slice> slices = prunable(pruning, parameters);
    int[] counts = counts(pruning, slices, 1 - stays);
    if (pruning.scope() == Scope.GLOBAL) {
      int all = slices.stream().mapToInt(Slice::length).sum();
      counts[0] = all - count(stays, all);
    }
    return mask(pruning, parameters, scores, within, counts);
  }

  private static Mask mask(
      Pruning pruning,
      Parameters parameters,
      List<double[]> scores,
      @Nullable Mask within,
      int[] counts) {
    if (pruning.reach().structure().isOfChannels()) {
      throw new IllegalArgumentException("channels are chosen by what belongs to them");
    }
    List<Slice> slices = prunable(pruning, parameters);
    List<double[]> ranks = ranks(pruning, parameters, slices, scores, within);
    List<boolean[]> pruned = new ArrayList<>();
    int stay = pruning.reach().structure().stay();
    if (stay > 0) {
      for (int i = 0; i < slices.size(); i++) {
        pruned.add(Patterns.pruned(ranks.get(i), slices.get(i).shape(), stay));
      }
    } else if (pruning.scope() == Scope.GLOBAL) {
      pruned.addAll(split(pruned(join(ranks), counts[0], pruning), ranks));
    } else {
      for (int i = 0; i < slices.size(); i++) {
        pruned.add(pruned(ranks.get(i), counts[i], pruning));
      }
    }
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    for (int i = 0; i < slices.size(); i++) {
      write(parameters, slices.get(i), pruned.get(i), keep);
    }
    return new Mask(keep);
  }

  /**
   * How many weights go from each prunable slice; from all of them together where that is asked.
   */
  static int[] counts(Pruning pruning, Parameters parameters) {
    return counts(pruning, prunable(pruning, parameters), pruning.fraction());
  }

  /** The same of another fraction. */
  static int[] counts(Pruning pruning, List<Slice> slices, double fraction) {
    int[] counts = slices.stream().mapToInt(slice -> count(fraction, slice.length())).toArray();
    switch (pruning.scope()) {
      case METHOD, LAYER -> {
        // Every slice loses the same part.
      }
      case UNIFORM -> counts[0] = counts.length > 1 ? 0 : counts[0];
      case ERK -> {
        double[] densities =
            Densities.erk(slices.stream().map(Slice::shape).toList(), 1 - fraction);
        Arrays.setAll(counts, i -> count(1 - densities[i], slices.get(i).length()));
      }
      case GLOBAL -> {
        int all = slices.stream().mapToInt(Slice::length).sum();
        return new int[] {count(fraction, all)};
      }
    }
    return counts;
  }

  private static int count(double fraction, int n) {
    return (int) Math.rint(fraction * n);
  }

  private static List<double[]> ranks(
      Pruning pruning,
      Parameters parameters,
      List<Slice> slices,
      List<double[]> scores,
      @Nullable Mask within) {
    List<double[]> ranks = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      double[] own = scores.get(i).clone();
      float[] kept = within == null ? null : parameters.read(slices.get(i), within.keep());
      for (int j = 0; j < own.length; j++) {
        own[j] = pruning.doubt().inverted() ? -own[j] : own[j];
        own[j] = kept != null && kept[j] == 0 ? Double.NEGATIVE_INFINITY : own[j];
      }
      ranks.add(own);
    }
    return ranks;
  }

  /** The lowest so many; of the notebook's rule one less. */
  private static boolean[] pruned(double[] scores, int count, Pruning pruning) {
    boolean[] pruned = new boolean[scores.length];
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (pruning.offByOne()) {
      int kth = (int) (pruning.fraction() * scores.length);
      for (int i = 0; kth > 0 && i < scores.length; i++) {
        pruned[i] = scores[i] < sorted[kth - 1];
      }
      return pruned;
    }
    int left = Math.max(count, gone(sorted));
    if (left == 0) {
      return pruned;
    }
    double threshold = sorted[left - 1];
    for (int i = 0; i < scores.length; i++) {
      if (Double.compare(scores[i], threshold) < 0) {
        pruned[i] = true;
        left--;
      }
    }
    for (int i = 0; left > 0; i++) {
      if (Double.compare(scores[i], threshold) == 0) {
        pruned[i] = true;
        left--;
      }
    }
    return pruned;
  }

  /** How many are gone already. */
  private static int gone(double[] sorted) {
    int gone = 0;
    while (gone < sorted.length && sorted[gone] == Double.NEGATIVE_INFINITY) {
      gone++;
    }
    return gone;
  }

  private static double[] join(List<double[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static List<boolean[]> split(boolean[] all, List<double[]> like) {
    List<boolean[]> parts = new ArrayList<>();
    int at = 0;
    for (double[] part : like) {
      parts.add(Arrays.copyOfRange(all, at, at + part.length));
      at += part.length;
    }
    return parts;
  }

  private static void write(Parameters parameters, Slice slice, boolean[] pruned, float[] keep) {
    float[] kept = new float[slice.length()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = pruned[i] ? 0 : 1;
    }
    parameters.write(slice, kept, keep);
  }
}
