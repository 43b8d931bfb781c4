package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sparsam.recipe.Plan;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;

/**
 * What came out under one set of values.
 *
 * @param values one an axis
 * @param arms by name, in the recipe's order
 * @param dense the dense networks by their seeds, as far as they are there
 */
public record Cell(List<String> values, Map<String, Measured> arms, Map<Long, Finished> dense) {
  public Cell {
    values = List.copyOf(values);
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    dense = Collections.unmodifiableMap(new TreeMap<>(dense));
  }

  /** What pruning made of each arm that has a result. */
  public List<Named> shrinkage() {
    List<Named> all = new ArrayList<>();
    arms.forEach(
        (arm, measured) ->
            Shrinkage.of(measured.bySeed(), dense)
                .ifPresent(shrinkage -> all.add(new Named(arm, shrinkage))));
    return all;
  }

  /**
   * The same of a run that this repeats under other seeds: over the seeds where there are two or
   * more, else under the run's own.
   *
   * @param results the run's
   */
  public List<Named> shrinkage(List<Result> results) {
    List<Named> seeds = new ArrayList<>(shrinkage());
    Shrinkage.of(dense, dense).ifPresent(one -> seeds.add(new Named(Plan.DENSE, one)));
    return Shrinkage.of(results).stream()
        .map(
            own ->
                seeds.stream()
                    .filter(one -> one.name().equals(own.name()) && one.shrinkage().count() > 1)
                    .findFirst()
                    .orElse(own))
        .toList();
  }
}
