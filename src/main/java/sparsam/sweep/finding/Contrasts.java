package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.recipe.Recipe;
import sparsam.result.statistics.MeanDifference;
import sparsam.result.statistics.Statistics;

/** Arms held against the first of those in question, corrected for all comparisons. */
final class Contrasts {
  private Contrasts() {}

  /** Those of one quantity, cell by cell, where both arms have it under two seeds or more. */
  static List<Contrast> of(
      Recipe recipe, List<Cell> cells, Trainings trainings, Quantity quantity) {
    List<String> asked = Findings.asked(recipe);
    List<Contrast> raw = new ArrayList<>();
    for (Cell cell : cells) {
      for (int i = 1; i < asked.size(); i++) {
        Measured second = cell.arms().get(asked.getFirst());
        Measured first = cell.arms().get(asked.get(i));
        if (first != null && second != null) {
          Optional<MeanDifference> difference = difference(first, second, quantity);
          if (difference.isPresent()) {
            List<List<String>> both =
                List.of(trainings.of(cell, asked.get(i)), trainings.of(cell, asked.getFirst()));
            raw.add(new Contrast(cell, asked.get(i), asked.getFirst(), both, difference.get(), 1));
          }
        }
      }
    }
    List<Contrast> tested = tested(raw);
    double[] p =
        Statistics.holm(tested.stream().mapToDouble(one -> one.difference().p()).toArray());
    Map<List<List<String>>, Double> holm = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      holm.put(tested.get(i).trainings(), p[i]);
    }
    return raw.stream()
        .map(
            one ->
                new Contrast(
                    one.cell(),
                    one.first(),
                    one.second(),
                    one.trainings(),
                    one.difference(),
                    holm.getOrDefault(one.trainings(), 1.0)))
        .toList();
  }

  /** Each pair of trainings once, in the first cell that has it. */
  static List<Contrast> tested(List<Contrast> contrasts) {
    Map<List<List<String>>, Contrast> byTrainings = new LinkedHashMap<>();
    contrasts.forEach(one -> byTrainings.putIfAbsent(one.trainings(), one));
    return List.copyOf(byTrainings.values());
  }

  /** What two arms' values say of a quantity. */
  static Optional<MeanDifference> difference(Measured first, Measured second, Quantity quantity) {
    return MeanDifference.of(
        first.values(quantity), second.values(quantity), first.grain(quantity));
  }
}
