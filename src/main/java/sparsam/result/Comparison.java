package sparsam.result;

import sparsam.result.statistics.Statistics;
import sparsam.result.statistics.Statistics.Interval;

/**
 * Two networks on the same test images, by McNemar's exact test.
 *
 * @param onlyFirst images that only the first has right
 * @param onlySecond images that only the second has right
 * @param count test images
 * @param p two-sided p-value of this pair alone
 * @param holm p after Holm's correction for all pairs of the run
 * @param pairs how many pairs the run compares
 */
public record Comparison(
    String first,
    String second,
    int onlyFirst,
    int onlySecond,
    int count,
    double p,
    double holm,
    int pairs) {
  /** The level of the verdict, for all pairs together. */
  public static final double LEVEL = 0.05;

  /** Whether the two differ at the {@link #LEVEL} after correction. */
  public boolean separable() {
    return holm < LEVEL;
  }

  /** Images that exactly one of the two has right. */
  public int discordant() {
    return onlyFirst + onlySecond;
  }

  /** By how much the first's test accuracy is above the second's, −1 to 1. */
  public double difference() {
    return (double) (onlyFirst - onlySecond) / count;
  }

  /** The difference's 95 % interval, of this pair alone, by Tango. */
  public Interval interval() {
    return Statistics.tango(onlyFirst, onlySecond, count);
  }

  Comparison withHolm(double corrected) {
    return corrected(corrected, pairs);
  }

  /** The same pair, its p corrected for another number of pairs. */
  Comparison corrected(double corrected, int among) {
    return new Comparison(first, second, onlyFirst, onlySecond, count, p, corrected, among);
  }

  /** The corrected p in words: {@code p = 0.011}. */
  public String probability() {
    return Verdict.probability(holm);
  }

  /** A p in words: {@code p = 0.011}. */
  public static String probability(double p) {
    return Verdict.probability(p);
  }

  /** The verdict in one sentence. */
  public String verdict() {
    return Verdict.of(this);
  }
}
