package sparsam.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets lanes train at the same time, each on a thread of its own that takes the next of what is
 * left to train. No more of them compute at once than there are cores: where there are fewer, they
 * take turns from step to step, for a leash gives its core back at every halt and the one that has
 * waited longest gets it.
 *
 * <p>A lane shares nothing with another that changes but the journal and the monitor, which hear
 * one thread at a time. So each training comes to the same bits as alone, whatever lane it gets.
 *
 * @param <T> what is trained
 */
final class Race<T> {
  /** Trains one to its result; returns false when it was stopped before. */
  @FunctionalInterface
  interface Work<T> {
    boolean on(Lane lane, T next) throws IOException;
  }

  private final Queue<T> left;
  private final Semaphore cores;
  private final Work<? super T> work;
  private final Runnable stop;
  private @Nullable Throwable failure;

  /**
   * @param all in the order in which they are begun
   * @param cores as those of the lanes' leashes
   * @param stop asks all lanes to end
   */
  Race(List<? extends T> all, Semaphore cores, Work<? super T> work, Runnable stop) {
    this.left = new ConcurrentLinkedQueue<>(all);
    this.cores = cores;
    this.work = work;
    this.stop = stop;
  }

  /**
   * Returns when all is trained, or all lanes have stopped. The first lane is the calling thread's;
   * the other threads have ended then, whatever happened.
   *
   * @throws IOException what any lane threw first; the others were stopped for it
   */
  void run(List<Lane> lanes) throws IOException {
    List<Thread> others = new ArrayList<>();
    try {
      for (Lane lane : lanes.subList(1, lanes.size())) {
        others.add(
            Thread.ofPlatform()
                .daemon()
                .name("sparsam-arm-" + (others.size() + 2))
                .start(() -> take(lane)));
      }
    } catch (Throwable e) { // No more threads: those that there are must end before it is thrown.
      fail(e);
    }
    take(lanes.getFirst());
    others.forEach(Race::join);
    rethrow();
  }

  private void take(Lane lane) {
    cores.acquireUninterruptibly();
    try (var _ = lane.leash()) {
      for (T next = left.poll(); next != null; next = left.poll()) {
        if (!work.on(lane, next)) {
          left.clear();
        }
      }
    } catch (Throwable e) { // It is the run's, and thrown where the run ends.
      fail(e);
    } finally {
      cores.release();
    }
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
      left.clear();
      stop.run();
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

  private synchronized void rethrow() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }
}
