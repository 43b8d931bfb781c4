package sparsam.result;

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

  Comparison withHolm(double corrected) {
    return new Comparison(first, second, onlyFirst, onlySecond, count, p, corrected, pairs);
  }

  /** The verdict in one sentence. */
  public String verdict() {
    return Verdict.of(this);
  }
}
