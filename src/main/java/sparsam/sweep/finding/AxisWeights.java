package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Variance;
import sparsam.sweep.Sweep;

/** Which axis matters how much. */
final class AxisWeights {
  /** Values of a drawn axis differ from point to point; they are taken in so many groups. */
  private static final int GROUPS = 4;

  /** Fewer results say nothing. */
  private static final int LEAST = 4;

  private AxisWeights() {}

  static List<Importance> of(Sweep sweep, List<Cell> cells, List<String> trainings) {
    List<Importance> all = new ArrayList<>();
    for (String arm : trainings) {
      List<List<String>> levels = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (Cell cell : cells) {
        for (Map.Entry<Long, Finished> one : bySeed(cell, arm).entrySet()) {
          List<String> place = new ArrayList<>(cell.values());
          place.add(Long.toString(one.getKey()));
          levels.add(place);
          values.add(one.getValue().testAccuracy());
        }
      }
      if (values.size() >= LEAST && !sweep.axes().isEmpty()) {
        for (int axis = 0; axis < sweep.axes().size(); axis++) {
          if (sweep.axes().get(axis).levels().isDrawn()) {
            group(levels, axis);
          }
        }
        List<Double> shares =
            Variance.explained(levels, values.stream().mapToDouble(Double::doubleValue).toArray());
        all.add(new Importance(arm, shares.subList(0, shares.size() - 1), shares.getLast()));
      }
    }
    return all;
  }

  private static Map<Long, Finished> bySeed(Cell cell, String arm) {
    return Optional.ofNullable(cell.arms().get(arm)).map(Measured::bySeed).orElse(Map.of());
  }

  /** Puts the number of its quarter in place of every value. */
  private static void group(List<List<String>> levels, int axis) {
    double[] sorted =
        levels.stream()
            .mapToDouble(place -> Double.parseDouble(place.get(axis)))
            .sorted()
            .toArray();
    for (List<String> place : levels) {
      int rank = Arrays.binarySearch(sorted, Double.parseDouble(place.get(axis)));
      place.set(axis, Integer.toString((int) ((long) Math.max(0, rank) * GROUPS / sorted.length)));
    }
  }
}
