package sparsam.result.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of what varies goes with which of several factors. */
public final class Variance {
  private Variance() {}

  /** A group's sum and size. */
  private record Group(double sum, int count) {
    Group with(double value) {
      return new Group(sum + value, count + 1);
    }
  }

  /**
   * η² of each factor: its sum of squares between levels over that of all values (Fisher 1925). Of
   * a whole grid the shares and what is left, interactions and chance, come to 1; where factors are
   * not crossed evenly a share is what the factor goes with, not what it does.
   *
   * @param levels of each value, one a factor
   * @param values as many
   * @return one share a factor, 0 to 1; all 0 where nothing varies
   */
  public static List<Double> explained(List<List<String>> levels, double[] values) {
    if (levels.size() != values.length || values.length == 0) {
      throw new IllegalArgumentException(
          levels.size() + " places for " + values.length + " values");
    }
    Mean all = Mean.of(values);
    double total = all.deviation() * all.deviation() * (values.length - 1);
    List<Double> shares = new ArrayList<>();
    for (int factor = 0; factor < levels.getFirst().size(); factor++) {
      Map<String, Group> groups = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        groups.merge(
            levels.get(i).get(factor), new Group(value, 1), (group, _) -> group.with(value));
      }
      double between = 0;
      for (Group group : groups.values()) {
        double away = group.sum() / group.count() - all.mean();
        between += group.count() * away * away;
      }
      shares.add(total == 0 ? 0 : Math.clamp(between / total, 0, 1));
    }
    return shares;
  }
}
