package sparsam.train.bench.explain;

import java.util.List;
import sparsam.nn.Architecture;

/**
 * What a network's work is made of, and how much faster more threads would do it.
 *
 * @param step whether it is a step of training; otherwise an evaluation of a batch
 * @param rows by number of threads
 */
public record Explanation(Architecture architecture, boolean step, int batch, List<Row> rows) {
  /**
   * @param meetings how often threads wait for each other
   * @param bytes moved, as {@link Traffic} counts them
   * @param largestShare the busiest thread's work over an equal share
   * @param forecast how many times as fast as one thread it would be
   * @param measured how many times as fast it was; NaN where there are fewer cores
   */
  public record Row(
      int threads,
      long meetings,
      long bytes,
      double largestShare,
      double forecast,
      double measured) {}
}
