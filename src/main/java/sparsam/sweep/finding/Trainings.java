package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.sweep.Point;
import sparsam.sweep.SweepPlan;

/** The ids of what an arm's results come from under a set of values, one a seed. */
record Trainings(Map<List<String>, Map<String, List<String>>> byCell) {
  static Trainings of(SweepPlan plan) {
    Map<List<String>, Map<String, List<String>>> all = new LinkedHashMap<>();
    for (Point point : plan.points()) {
      Map<String, List<String>> arms =
          all.computeIfAbsent(point.values(), _ -> new LinkedHashMap<>());
      plan.tasks(point)
          .forEach((arm, task) -> arms.computeIfAbsent(arm, _ -> new ArrayList<>()).add(task.id()));
    }
    return new Trainings(all);
  }

  List<String> of(Cell cell, String arm) {
    return byCell.getOrDefault(cell.values(), Map.of()).getOrDefault(arm, List.of());
  }
}
