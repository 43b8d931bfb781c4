package sparsam.nn.team;

/**
 * Into how many lanes a batch falls: decided by the batch and the network alone, so that sums over
 * lanes are the same to the last bit on any number of threads.
 *
 * @param lanes of a full batch
 * @param images that a lane holds at most
 */
public record Division(int lanes, int images) {
  /** More lanes than this would each hold too few images. */
  private static final int MOST = 16;

  /** Of a lane, while there may be more of them: fewer make products too small for BLAS. */
  public static final int IMAGES = 4;

  /** Floats of all lanes' gradients together, beyond which there are fewer lanes. */
  private static final int ROOM = 1 << 24;

  private static final int FEWEST_LANES = 4;

  /**
   * @param capacity images of a full batch, at least 1
   * @param trainable parameters, of which every lane has a gradient
   */
  public static Division of(int capacity, long trainable) {
    long room = Math.max(FEWEST_LANES, ROOM / Math.max(1, trainable));
    int lanes = Math.clamp(Math.ceilDiv(capacity, IMAGES), 1, (int) Math.min(MOST, room));
    return new Division(lanes, Math.max(Math.min(capacity, IMAGES), Math.ceilDiv(capacity, lanes)));
  }

  /**
   * Lanes of a batch that is only evaluated: small ones, for nothing has to be summed over them.
   */
  public static int evaluated(int count) {
    return Math.ceilDiv(count, IMAGES);
  }

  /** Of a batch with so many images, at most a full one. */
  public int lanes(int count) {
    return Math.min(Math.ceilDiv(count, IMAGES), lanes);
  }
}
