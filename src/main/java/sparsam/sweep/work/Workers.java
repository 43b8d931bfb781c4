package sparsam.sweep.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.sweep.Task;
import sparsam.sweep.work.SweepMonitor.Trouble;

/**
 * Threads that take the next training whose dense network is there, until nothing is left or they
 * are asked to stop. What fails is tried once more after all others, and ends none of them.
 */
public final class Workers {
  private static final int TRIES = 2;

  private final List<Task> left;
  private final Set<String> running = new HashSet<>();
  private final Map<String, Outcome> ended = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Work work;
  private final SweepMonitor monitor;
  private final Halt halt;

  /**
   * @param tasks each after the dense network that it starts from
   * @param before what has ended before, by the tasks' ids
   * @param monitor is told what happens, and of what has ended before
   * @param halt stops the trainings, and keeps others from beginning
   */
  public Workers(
      List<Task> tasks, Map<String, Outcome> before, Work work, SweepMonitor monitor, Halt halt) {
    this.left = new ArrayList<>();
    this.work = work;
    this.monitor = monitor;
    this.halt = halt;
    for (Task task : tasks) {
      known.add(task.id());
      Outcome outcome = before.get(task.id());
      if (outcome == null) {
        left.add(task);
      } else {
        ended.put(task.id(), outcome);
        monitor.ended(outcome);
      }
    }
  }

  /**
   * Returns when all has ended, or all threads have stopped.
   *
   * @param threads how many trainings go on at the same time at most
   * @return whether nothing is left
   */
  public boolean run(int threads) {
    List<Thread> all = new ArrayList<>();
    for (int i = 1; i <= threads; i++) {
      all.add(Thread.ofPlatform().daemon().name("sparsam-sweep-" + i).start(this::take));
    }
    all.forEach(Workers::join);
    synchronized (this) {
      return left.isEmpty();
    }
  }

  private void take() {
    for (Task task = next(); task != null; task = next()) {
      Monitor own = new Monitor();
      monitor.begin(task, own);
      try {
        Optional<Outcome> outcome = work.on(task, own);
        if (outcome.isPresent()) {
          ended(outcome.get());
        } else if (halt.stopped()) {
          putBack(task);
        } else {
          failed(task, "it stopped by itself");
        }
      } catch (IOException | DataException e) {
        failed(task, String.valueOf(e.getMessage()));
      } catch (RuntimeException | Error e) { // Whatever one training dies of, the others go on.
        failed(task, "an error in the program itself: " + e);
      } finally {
        monitor.end(task);
      }
    }
  }

  /** The first training that can begin; waits for one; null where there will be none. */
  private synchronized @Nullable Task next() {
    while (!left.isEmpty() && !halt.stopped()) {
      for (Task task : List.copyOf(left)) {
        Outcome dense = task.dense().map(ended::get).orElse(null);
        if (dense != null && dense.result() instanceof Result.Failed failed) {
          left.remove(task);
          ended(Outcome.withoutDense(task, failed));
        } else if (dense != null || task.dense().filter(known::contains).isEmpty()) {
          left.remove(task);
          running.add(task.id());
          return task;
        }
      }
      if (left.isEmpty() || running.isEmpty()) {
        break;
      }
      try {
        wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        halt.stop();
      }
    }
    notifyAll();
    return null;
  }

  private synchronized void ended(Outcome outcome) {
    running.remove(outcome.task().id());
    ended.put(outcome.task().id(), outcome);
    monitor.ended(outcome);
    notifyAll();
  }

  private synchronized void putBack(Task task) {
    running.remove(task.id());
    left.add(task);
    notifyAll();
  }

  private synchronized void failed(Task task, String reason) {
    boolean again = tries.merge(task.id(), 1, Integer::sum) < TRIES && !halt.stopped();
    monitor.trouble(new Trouble(task, reason, again));
    if (again) {
      putBack(task);
    } else {
      ended(Outcome.failed(task, reason));
    }
  }

  /** An interrupt ends the trainings, but not the wait for their threads. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
