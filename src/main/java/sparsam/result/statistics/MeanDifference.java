package sparsam.result.statistics;

import java.util.Map;
import java.util.Optional;
import sparsam.result.statistics.Statistics.Interval;

/**
 * By how much one mean is above another, judged by Student's t: paired where both were measured
 * under the same seeds, so that what a seed does to both drops out; otherwise by Welch (1947).
 *
 * @param value the first less the second
 * @param error of it
 * @param degrees of freedom
 * @param count pairs, or measurements of the smaller side
 * @param paired whether every measurement had a counterpart
 */
public record MeanDifference(
    double value, double error, double degrees, int count, boolean paired) {
  /**
   * What pairs tell.
   *
   * @param first two or more
   * @param second as many, each under the conditions of the first in its place
   * @param grain the step in which the values are counted, 1 / images; 0 for none. Differences that
   *     happen to be alike are no surer than what rounding two counts leaves
   */
  public static MeanDifference paired(double[] first, double[] second, double grain) {
    if (first.length != second.length || first.length < 2) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " values are no two or more pairs");
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    Mean mean = Mean.of(differences);
    double deviation = Math.max(mean.deviation(), grain / Math.sqrt(6));
    return new MeanDifference(
        mean.mean(), deviation / Math.sqrt(mean.count()), mean.count() - 1.0, mean.count(), true);
  }

  /**
   * What two separate groups of two or more each tell.
   *
   * @param grain the step in which the values are counted, 1 / images; 0 for none. Values that
   *     happen to be alike scatter no less than what rounding a count leaves
   */
  public static MeanDifference welch(Mean first, Mean second, double grain) {
    double a = square(first, grain);
    double b = square(second, grain);
    double degrees =
        a + b == 0
            ? first.count() + second.count() - 2.0
            : (a + b) * (a + b) / (a * a / (first.count() - 1.0) + b * b / (second.count() - 1.0));
    return new MeanDifference(
        first.mean() - second.mean(),
        Math.sqrt(a + b),
        degrees,
        Math.min(first.count(), second.count()),
        false);
  }

  /**
   * What is to be concluded from measurements under seeds: by pairs where two or more seeds are
   * shared, else by groups; empty where a side has fewer than two.
   */
  public static Optional<MeanDifference> of(
      Map<Long, Double> first, Map<Long, Double> second, double grain) {
    int shared = (int) first.keySet().stream().filter(second::containsKey).count();
    if (shared >= 2) {
      double[] one = new double[shared];
      double[] other = new double[shared];
      int i = 0;
      for (Map.Entry<Long, Double> entry : first.entrySet()) {
        Double counterpart = second.get(entry.getKey());
        if (counterpart != null) {
          one[i] = entry.getValue();
          other[i++] = counterpart;
        }
      }
      return Optional.of(paired(one, other, grain));
    }
    return first.size() < 2 || second.size() < 2
        ? Optional.empty()
        : Optional.of(welch(Mean.of(first.values()), Mean.of(second.values()), grain));
  }

  /** The square of a mean's standard error. */
  private static double square(Mean mean, double grain) {
    double deviation = Math.max(mean.deviation(), grain / Math.sqrt(12));
    return deviation * deviation / mean.count();
  }

  /** How many errors it is from none. */
  public double t() {
    return value == 0 ? 0 : value / error;
  }

  /** The two-sided p-value of the hypothesis that there is no difference. */
  public double p() {
    return StudentT.bothTails(t(), degrees);
  }

  /** Its 95 % interval. */
  public Interval interval() {
    double half = StudentT.critical(Mean.LEVEL, degrees) * error;
    return new Interval(value - half, value + half);
  }

  /** The standard deviation of a pair's difference; of groups, what it would come to. */
  public double deviation() {
    return error * Math.sqrt(count);
  }
}
