package sparsam.sweep.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;

/**
 * An arm under one set of values, over its seeds.
 *
 * @param bySeed the results that there are by now
 * @param failed how many seeds have no result and will have none
 * @param missing how many are still to come
 */
public record Measured(Map<Long, Finished> bySeed, int failed, int missing) {
  public Measured {
    bySeed = Collections.unmodifiableMap(new TreeMap<>(bySeed));
  }

  /** How many seeds it is the mean of. */
  public int count() {
    return bySeed.size();
  }

  /** Test accuracies, 0 to 1. */
  public Map<Long, Double> accuracies() {
    return values(Finished::testAccuracy);
  }

  /** Test accuracy over the seeds; empty while there is none. */
  public Optional<Mean> test() {
    return mean(Finished::testAccuracy);
  }

  /** The 95 % interval of a mean accuracy, as far as there are accuracies. */
  public static Optional<Interval> interval(Mean accuracy) {
    return accuracy
        .interval()
        .map(one -> new Interval(Math.max(0, one.low()), Math.min(1, one.high())));
  }

  /** Validation accuracy over the seeds, by which a choice is made. */
  public Optional<Mean> validation() {
    return mean(Finished::validationAccuracy);
  }

  private Optional<Mean> mean(ToDoubleFunction<Finished> value) {
    return bySeed.isEmpty() ? Optional.empty() : Optional.of(Mean.of(values(value).values()));
  }

  private Map<Long, Double> values(ToDoubleFunction<Finished> value) {
    Map<Long, Double> values = new LinkedHashMap<>();
    bySeed.forEach((seed, result) -> values.put(seed, value.applyAsDouble(result)));
    return values;
  }

  /** The step in which accuracies are counted: one image. */
  double grain() {
    return bySeed.values().stream().mapToDouble(one -> 1.0 / one.testCount()).max().orElse(0);
  }
}
