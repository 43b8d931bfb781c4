package sparsam.result;

import java.util.HashMap;
import java.util.Map;
import sparsam.optim.Optimizer;

/**
 * How much of a run's work is done, in units of a forward pass; a backward pass counts as two.
 * Trainings that go on at the same time tell it from their own threads.
 */
public final class Progress {
  private final Monitor monitor;
  private final long total;
  private final Map<String, Long> done = new HashMap<>();

  public Progress(Monitor monitor, long total) {
    this.monitor = monitor;
    this.total = total;
  }

  /** What so many steps cost. */
  public static long cost(Optimizer optimizer, long steps, int stepsPerEpoch) {
    return Math.max(steps, 3 * optimizer.gradients(steps, stepsPerEpoch));
  }

  /** A training has made so many steps, or is over, whether or not it made all of them. */
  public synchronized void made(Track track, Optimizer optimizer, long steps) {
    done.put(track.name(), cost(optimizer, steps, track.stepsPerEpoch()));
    monitor.fraction((double) done.values().stream().mapToLong(Long::longValue).sum() / total);
  }
}
