package sparsam.nn;

/**
 * Which values a dropout layer drops, by their place alone: the same in both engines, on any number
 * of threads, and again when a run goes on.
 *
 * @param seed of a layer's draw
 */
public record Noise(long seed) {
  private static final long IMAGE = 0x9E3779B97F4A7C15L;
  private static final long UNIT = 0xD1B54A32D192ED03L;
  private static final double ONE = 1L << 53;

  /** What a network draws at a step of training, for all of its layers. */
  public static long draw(long network, long step) {
    return mix(mix(network) + step);
  }

  /**
   * What a layer draws.
   *
   * @param draw the network's
   * @param layer its number in the network
   */
  public static Noise of(long draw, int layer) {
    return new Noise(mix(draw + layer));
  }

  /**
   * Whether a value stays.
   *
   * @param image its place in the batch
   * @param unit its place in the image, in PyTorch's order
   * @param p the probability that it does not
   */
  public boolean keeps(int image, int unit, double p) {
    return (mix(seed + image * IMAGE + unit * UNIT) >>> 11) >= p * ONE;
  }

  /** SplitMix64's finaliser (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = value + IMAGE;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
