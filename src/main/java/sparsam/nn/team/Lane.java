package sparsam.nn.team;

/**
 * A share of every batch, the same at every pass and on any number of threads, carried by one
 * thread at a time.
 *
 * @param index 0 to below {@code lanes}
 * @param lanes how many there are
 * @param thread that carries it, 0 to below the team's number of them: whatever a layer only works
 *     in belongs to the thread
 * @param scratch room of the thread for a layer's own use within one call
 * @param gradient where this lane adds the gradient of its images; lane 0's is the network's. Empty
 *     in stretches that are divided otherwise than by images
 */
public record Lane(int index, int lanes, int thread, float[] scratch, float[] gradient) {
  /** The first of this lane's share of {@code total} images, rows or values. */
  public int from(int total) {
    return start(total, index, lanes);
  }

  /** One past the last of this lane's share. */
  public int to(int total) {
    return start(total, index + 1, lanes);
  }

  /** Where lane {@code index} of {@code lanes} begins in {@code total}. */
  public static int start(int total, int index, int lanes) {
    return (int) ((long) total * index / lanes);
  }

  public boolean first() {
    return index == 0;
  }
}
