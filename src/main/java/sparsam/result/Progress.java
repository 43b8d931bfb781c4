package sparsam.result;

import sparsam.optim.Optimizer;

/** How much of a run's work is done, in units of a forward pass; a backward pass counts as two. */
public final class Progress {
  private final Monitor monitor;
  private final long total;
  private long done;

  public Progress(Monitor monitor, long total) {
    this.monitor = monitor;
    this.total = total;
  }

  /** What so many steps cost. */
  public static long cost(Optimizer optimizer, long steps) {
    return steps * Math.max(1, 3L * optimizer.gradientsPerStep());
  }

  /** The training under way has made so many steps. */
  public void under(Optimizer optimizer, long steps) {
    monitor.fraction((double) (done + cost(optimizer, steps)) / total);
  }

  /** A training is over, whether or not it made all of its steps. */
  public void over(Optimizer optimizer, long plannedSteps) {
    done += cost(optimizer, plannedSteps);
    monitor.fraction((double) done / total);
  }
}
