package sparsam.result.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import sparsam.result.statistics.Statistics.Interval;

/**
 * The mean of measurements that differ by chance only, and how they scatter.
 *
 * @param count of measurements, at least 1
 * @param mean of them
 * @param deviation the standard deviation, by count − 1; 0 where there is one
 */
public record Mean(int count, double mean, double deviation) {
  /** Of each interval here. */
  static final double LEVEL = 0.05;

  public Mean {
    if (count < 1) {
      throw new IllegalArgumentException("a mean of nothing");
    }
  }

  /** That of one or more values. */
  public static Mean of(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Mean(
        values.length, mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
  }

  /** That of one or more values. */
  public static Mean of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** What the mean may be off by: the standard error. */
  double error() {
    return deviation / Math.sqrt(count);
  }

  /** Its 95 % interval by Student's t; empty of one value, which says nothing of others. */
  public Optional<Interval> interval() {
    if (count < 2) {
      return Optional.empty();
    }
    double half = StudentT.critical(LEVEL, count - 1) * error();
    return Optional.of(new Interval(mean - half, mean + half));
  }
}
