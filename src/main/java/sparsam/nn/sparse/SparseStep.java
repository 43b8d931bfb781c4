package sparsam.nn.sparse;

/**
 * A part of a pruned network over rows, each one value of many images.
 *
 * <p>What only pruned weights would read is not computed: a step is asked which of its input's rows
 * it reads before rows are made.
 */
sealed interface SparseStep permits MatrixLayer, SparseLayer, SparsePool, SparseScale, SparseSum {
  /** Rows that it puts out. */
  int outputs();

  /**
   * Which rows of its input it reads.
   *
   * @param read which of its output's rows the steps above read
   */
  boolean[] reads(boolean[] read);

  /** What {@link #forward} takes, made once: the rows of its input, in its own arrangement. */
  default float[][] arranged(float[][] rows, int chunk) {
    return rows;
  }

  /**
   * Rows for its output, where they are read.
   *
   * @param kept see {@link Bands}: lines of which the rows are kept, at most all of them
   */
  default float[][] outputRows(boolean[] read, RowPool pool, int kept) {
    return pool.rows(read);
  }

  /** Into how many parts its work falls that may be done at different times. */
  default Bands bands() {
    return Bands.NONE;
  }

  /**
   * @param in as {@link #arranged}
   * @param other rows of the step that a sum adds; otherwise as {@code in}
   * @param spare for intermediate values
   * @param band which part of its output, all of it where it has no {@link #bands}
   * @param count images, up to a row's length
   */
  void forward(float[][] in, float[][] other, float[][] out, Spare spare, int band, int count);

  /** Floats of a spare matrix that it uses. */
  default int scratch() {
    return 0;
  }

  /**
   * Room for intermediate values.
   *
   * @param rows four of them, as long as a chunk
   */
  record Spare(float[][] rows, float[] matrix) {}
}
