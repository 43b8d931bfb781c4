package sparsam.prune;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Pruning.Method;

/**
 * Chooses the weights that go, and counts exactly: round(fraction · n) of them, half to even, as
 * PyTorch's {@code torch.nn.utils.prune}; among equal magnitudes the first in PyTorch's order.
 */
public final class Pruner {
  private Pruner() {}

  /**
   * The slices that a pruning may touch: weights of rank ≥ 2, and BatchNorm's γ where it asks for
   * them.
   */
  public static List<Slice> prunable(Pruning pruning, Parameters parameters) {
    return parameters.slices().stream()
        .filter(
            slice ->
                slice.kind() == Kind.WEIGHT || (pruning.batchNorm() && slice.kind() == Kind.SCALE))
        .toList();
  }

  /**
   * The mask for the weights as they are; nothing is changed.
   *
   * @param seed of the draw, where the method is random
   */
  public static Mask mask(Pruning pruning, Parameters parameters, long seed) {
    float[] keep = new float[parameters.trainable()];
    Arrays.fill(keep, 1);
    List<Slice> slices = prunable(pruning, parameters);
    float[][] scores = new float[slices.size()][];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = parameters.read(slices.get(i));
      for (int j = 0; j < scores[i].length; j++) {
        scores[i][j] =
            pruning.method() == Method.RANDOM
                ? (float) random.nextDouble()
                : Math.abs(scores[i][j]);
      }
    }
    if (pruning.method() == Method.MAGNITUDE_GLOBAL) {
      float[] all = join(scores);
      boolean[] pruned = pruned(all, pruning);
      int from = 0;
      for (int i = 0; i < scores.length; i++) {
        write(parameters, slices.get(i), pruned, from, keep);
        from += scores[i].length;
      }
    } else {
      for (int i = 0; i < scores.length; i++) {
        write(parameters, slices.get(i), pruned(scores[i], pruning), 0, keep);
      }
    }
    return new Mask(keep);
  }

  private static boolean[] pruned(float[] scores, Pruning pruning) {
    boolean[] pruned = new boolean[scores.length];
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (pruning.offByOne()) {
      int kth = (int) (pruning.fraction() * scores.length);
      for (int i = 0; kth > 0 && i < scores.length; i++) {
        pruned[i] = scores[i] < sorted[kth - 1];
      }
      return pruned;
    }
    int k = (int) Math.rint(pruning.fraction() * scores.length);
    if (k == 0) {
      return pruned;
    }
    float threshold = sorted[k - 1];
    int left = k;
    for (int i = 0; i < scores.length; i++) {
      if (Float.compare(scores[i], threshold) < 0) {
        pruned[i] = true;
        left--;
      }
    }
    for (int i = 0; left > 0; i++) {
      if (Float.compare(scores[i], threshold) == 0) {
        pruned[i] = true;
        left--;
      }
    }
    return pruned;
  }

  private static float[] join(float[][] parts) {
    float[] all = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void write(
      Parameters parameters, Slice slice, boolean[] pruned, int from, float[] keep) {
    float[] kept = new float[slice.length()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = pruned[from + i] ? 0 : 1;
    }
    parameters.write(slice, kept, keep);
  }
}
