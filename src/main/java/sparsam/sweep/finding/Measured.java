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
import sparsam.result.watch.FlatnessRow;

/**
 * An arm under one set of values, over its seeds.
 *
 * @param bySeed the results that there are by now
 * @param failed how many seeds have no result and will have none
 * @param missing how many are still to come
 * @param flatness of the places that those with a result came to, as far as somebody looked
 */
public record Measured(
    Map<Long, Finished> bySeed, int failed, int missing, Map<Long, FlatnessRow> flatness) {
  public Measured {
    bySeed = Collections.unmodifiableMap(new TreeMap<>(bySeed));
    flatness = Collections.unmodifiableMap(new TreeMap<>(flatness));
  }

  /** How many seeds it is the mean of. */
  public int count() {
    return bySeed.size();
  }

  /** A quantity by the seeds; without those where it is none or no number. */
  public Map<Long, Double> values(Quantity quantity) {
    return switch (quantity) {
      case ACCURACY -> accuracies();
      case LARGEST -> flatness(FlatnessRow::largest);
      case RISE -> flatness(FlatnessRow::rise);
    };
  }

  /** A quantity over the seeds; empty while there is none. */
  public Optional<Mean> mean(Quantity quantity) {
    return mean(values(quantity));
  }

  /** The 95 % interval of a quantity's mean, where it is one of two values or more. */
  public static Optional<Interval> interval(Quantity quantity, Mean mean) {
    return switch (quantity) {
      case ACCURACY -> interval(mean);
      case LARGEST -> mean.interval();
      case RISE ->
          mean.interval()
              .map(one -> new Interval(Math.max(Math.min(0, mean.mean()), one.low()), one.high()));
    };
  }

  /** Test accuracies, 0 to 1. */
  public Map<Long, Double> accuracies() {
    return results(Finished::testAccuracy);
  }

  /** Test accuracy over the seeds; empty while there is none. */
  public Optional<Mean> test() {
    return mean(accuracies());
  }

  /** The 95 % interval of a mean accuracy, as far as there are accuracies. */
  public static Optional<Interval> interval(Mean accuracy) {
    return accuracy
        .interval()
        .map(one -> new Interval(Math.max(0, one.low()), Math.min(1, one.high())));
  }

  /** Validation accuracy over the seeds, by which a choice is made. */
  public Optional<Mean> validation() {
    return mean(results(Finished::validationAccuracy));
  }

  private static Optional<Mean> mean(Map<Long, Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Mean.of(values.values()));
  }

  private Map<Long, Double> flatness(ToDoubleFunction<FlatnessRow> value) {
    Map<Long, Double> values = new LinkedHashMap<>();
    flatness.forEach((seed, row) -> values.put(seed, value.applyAsDouble(row)));
    values.values().removeIf(one -> !Double.isFinite(one));
    return values;
  }

  private Map<Long, Double> results(ToDoubleFunction<Finished> value) {
    Map<Long, Double> values = new LinkedHashMap<>();
    bySeed.forEach((seed, result) -> values.put(seed, value.applyAsDouble(result)));
    return values;
  }

  /** The step in which a quantity is counted: of accuracies one image; 0 for none. */
  double grain(Quantity quantity) {
    return quantity != Quantity.ACCURACY
        ? 0
        : bySeed.values().stream().mapToDouble(one -> 1.0 / one.testCount()).max().orElse(0);
  }
}
