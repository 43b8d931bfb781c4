package sparsam.train.bench;

/**
 * How two series of measurements compare that were made in turn.
 *
 * @param value the one median over the other
 * @param low,high the smallest and the largest of the ratios of each pair; the value lies between
 *     them
 */
public record Ratio(double value, double low, double high) {
  /**
   * @param over,under the two series, as long and at least one; what stands at the same place is a
   *     pair
   */
  public static Ratio of(double[] over, double[] under) {
    if (over.length == 0 || over.length != under.length) {
      throw new IllegalArgumentException(
          over.length + " and " + under.length + " values make no pairs");
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < over.length; i++) {
      low = Math.min(low, over[i] / under[i]);
      high = Math.max(high, over[i] / under[i]);
    }
    return new Ratio(Median.of(over) / Median.of(under), low, high);
  }
}
