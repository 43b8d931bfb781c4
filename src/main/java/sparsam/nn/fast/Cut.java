package sparsam.nn.fast;

/**
 * Into how many parts a matrix product falls that several threads share: decided by its size and
 * the library alone, because BLAS's bits depend on a product's size.
 *
 * @param small multiply-adds of the largest product that BLAS does not repack first; 0 if it always
 *     does
 */
record Cut(int small) {
  /** What fewer multiply-adds would gain is lost in handing them over: some microseconds. */
  private static final int WORTH = 300_000;

  private static final int MOST = 32;
  private static final int MOST_FOR_SPEED = 16;

  /** Where every part repacks the other matrix anew. */
  private static final int MOST_REPACKED = 4;

  private static final int REPACKED = 1_000_000;

  /** Whether BLAS takes the matrices of a product as they lie. */
  boolean lies(long work) {
    return work <= small;
  }

  /**
   * A part of what takes small products as they lie at so many rows; larger ones where that would
   * be too many parts.
   *
   * @param rows that are divided
   * @param work multiply-adds of all of it
   * @param most rows of a part that is not repacked
   */
  int lying(int rows, long work, int most) {
    if (small == 0) {
      return repacked(rows, work);
    }
    long needed = Math.max(Math.ceilDiv(work, small), Math.ceilDiv(rows, most));
    // Parts differ by a row, and the larger ones must be small enough too.
    while (needed <= MOST && work / rows * Math.ceilDiv(rows, needed) > small) {
      needed++;
    }
    if (needed > MOST) {
      return repacked(rows, work);
    }
    long useful = Math.min(MOST_FOR_SPEED, work / WORTH);
    return Math.clamp(Math.max(needed, useful), 1, rows);
  }

  /** Few parts, each repacked. */
  int repacked(int rows, long work) {
    return Math.clamp(Math.ceilDiv(work, REPACKED), 1, Math.min(rows, MOST_REPACKED));
  }
}
