package sparsam.prune.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Mask;

/**
 * Takes each tensor's smallest weights and gives as many back: what was just taken may come back at
 * once where it wins, and then keeps its value (as in the authors' program of RigL).
 *
 * @param slices that may change
 * @param share the part of a tensor's weights that is exchanged, 0 to 1
 */
public record Exchange(Parameters parameters, List<Slice> slices, double share) {
  @FunctionalInterface
  private interface Worth {
    double of(Slice slice, int place);
  }

  /** Any may come back (Mocanu et al. 2018). */
  public Mask atRandom(Mask before, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return exchange(before, (_, _) -> random.nextDouble());
  }

  /**
   * Those come back whose gradient is largest (Evci et al. 2020).
   *
   * @param gradient of all weights, as if none were pruned
   */
  public Mask byGradient(Mask before, float[] gradient) {
    return exchange(before, (slice, place) -> Math.abs(gradient[slice.offset() + place]));
  }

  private Mask exchange(Mask before, Worth worth) {
    float[] keep = before.keep().clone();
    float[] w = parameters.values();
    for (Slice slice : slices) {
      int first = slice.offset();
      double[] sizes = new double[slice.length()];
      int alive = 0;
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = keep[first + i] == 0 ? Double.POSITIVE_INFINITY : Math.abs(w[first + i]);
        alive += keep[first + i] == 0 ? 0 : 1;
      }
      int number = (int) Math.min(Math.rint(share * alive), sizes.length - alive);
      set(keep, first, sizes, number, 0);
      double[] worths = new double[sizes.length];
      for (int i = 0; i < worths.length; i++) {
        worths[i] = keep[first + i] == 0 ? -worth.of(slice, i) : Double.POSITIVE_INFINITY;
      }
      set(keep, first, worths, number, 1);
    }
    return new Mask(keep);
  }

  /** Sets the places of the lowest ranks, the first of equal ones. */
  private static void set(float[] keep, int first, double[] ranks, int number, float to) {
    if (number == 0) {
      return;
    }
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double last = sorted[number - 1];
    int left = number;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] < last) {
        keep[first + i] = to;
        left--;
      }
    }
    for (int i = 0; i < ranks.length && left > 0; i++) {
      if (ranks[i] == last) {
        keep[first + i] = to;
        left--;
      }
    }
  }
}
