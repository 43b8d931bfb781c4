package sparsam.prune.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
      List<Integer> alive =
          IntStream.range(0, slice.length()).filter(i -> keep[first + i] != 0).boxed().toList();
      int pruned = slice.length() - alive.size();
      int number = (int) Math.min(Math.rint(share * alive.size()), pruned);
      alive.stream()
          .sorted(Comparator.comparingDouble(i -> Math.abs(w[first + i])))
          .limit(number)
          .forEach(i -> keep[first + i] = 0);
      double[] worths =
          IntStream.range(0, slice.length())
              .mapToDouble(i -> keep[first + i] == 0 ? worth.of(slice, i) : 0)
              .toArray();
      IntStream.range(0, slice.length())
          .filter(i -> keep[first + i] == 0)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -worths[i]))
          .limit(number)
          .forEach(i -> keep[first + i] = 1);
    }
    return new Mask(keep);
  }
}
