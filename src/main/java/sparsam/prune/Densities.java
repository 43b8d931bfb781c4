package sparsam.prune;

import java.util.List;

/** What part of each tensor stays, by its shape. */
public final class Densities {
  private Densities() {}

  /**
   * Erdős–Rényi–Kernel (Evci et al. 2020, section 3): the part that stays is in proportion to the
   * sum of a tensor's sides over their product; what would be more than the whole is the whole, and
   * the others share the rest.
   *
   * @param density what stays of all, 0 to 1
   * @return for each shape 0 to 1
   */
  public static double[] erk(List<List<Integer>> shapes, double density) {
    int n = shapes.size();
    double[] sizes = new double[n];
    double[] raw = new double[n];
    double left = 0;
    for (int i = 0; i < n; i++) {
      sizes[i] =
          shapes.get(i).stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
      raw[i] = shapes.get(i).stream().mapToInt(Integer::intValue).sum() / sizes[i];
      left += density * sizes[i];
    }
    boolean[] whole = new boolean[n];
    while (true) {
      double share = 0;
      double budget = left;
      for (int i = 0; i < n; i++) {
        if (whole[i]) {
          budget -= sizes[i];
        } else {
          share += raw[i] * sizes[i];
        }
      }
      double factor = share == 0 ? 0 : budget / share;
      boolean more = false;
      double largest = largest(raw, whole);
      for (int i = 0; i < n; i++) {
        if (!whole[i] && raw[i] == largest && factor * raw[i] > 1) {
          whole[i] = true;
          more = true;
        }
      }
      if (!more) {
        return densities(raw, whole, factor);
      }
    }
  }

  private static double largest(double[] raw, boolean[] whole) {
    double largest = 0;
    for (int i = 0; i < raw.length; i++) {
      largest = whole[i] ? largest : Math.max(largest, raw[i]);
    }
    return largest;
  }

  private static double[] densities(double[] raw, boolean[] whole, double factor) {
    double[] densities = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      densities[i] = whole[i] ? 1 : factor * raw[i];
    }
    return densities;
  }
}
