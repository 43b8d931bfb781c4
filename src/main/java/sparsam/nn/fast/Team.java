package sparsam.nn.fast;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that carry a batch through a network: the caller's is lane 0, the others are the
 * team's own.
 *
 * <p>A step lasts fractions of a millisecond to milliseconds, so waiting threads look again for a
 * while before they sleep.
 */
final class Team implements AutoCloseable {
  /** About a tenth of a millisecond: what lies between two steps. */
  private static final int SPINS_BEFORE_SLEEP = 20_000;

  private static final int SPINS_BEFORE_YIELD = 5_000;

  private final Lane[] lanes;
  private final Thread[] workers;
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile int phase;
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private @Nullable Consumer<Lane> work;

  /**
   * @param size number of lanes, at least 1
   * @param scratch floats that each lane may use as it likes inside a layer
   * @param gradient the array that lane 0 adds its gradient to; the others get one of their own, as
   *     long
   */
  Team(int size, int scratch, float[] gradient) {
    lanes = new Lane[size];
    for (int i = 0; i < size; i++) {
      lanes[i] =
          new Lane(
              this, i, size, new float[scratch], i == 0 ? gradient : new float[gradient.length]);
    }
    workers = new Thread[size - 1];
    for (int i = 0; i < workers.length; i++) {
      Lane lane = lanes[i + 1];
      workers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("sparsam-lane-" + lane.index())
              .start(() -> serve(lane));
    }
  }

  /** The gradient of every lane, in order. */
  float[] gradient(int lane) {
    return lanes[lane].gradient();
  }

  /**
   * Runs the work once on every lane and returns when all are done.
   *
   * @throws IllegalStateException with what a lane threw; the team is closed then
   */
  void run(Consumer<Lane> task) {
    if (closed) {
      throw new IllegalStateException("the network is closed");
    }
    work = task;
    finished.set(0);
    round.incrementAndGet();
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
    attempt(task, lanes[0]);
    waitWhile(() -> finished.get() < workers.length);
    Throwable thrown = failure.get();
    if (thrown != null) {
      close();
      throw new IllegalStateException("the network's threads stopped: " + thrown, thrown);
    }
  }

  /** Waits until every lane is here; throws where one will never come. */
  void meet() {
    if (lanes.length == 1) {
      return;
    }
    int mine = phase;
    if (arrived.incrementAndGet() == lanes.length) {
      arrived.set(0);
      phase = mine + 1;
      return;
    }
    waitWhile(() -> phase == mine && failure.get() == null);
    if (phase == mine) {
      throw new IllegalStateException("another lane failed");
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  private void serve(Lane lane) {
    int done = 0;
    while (true) {
      for (int spins = 0; round.get() == done; spins++) {
        if (closed) {
          return;
        }
        if (spins < SPINS_BEFORE_SLEEP) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      done = round.get();
      Consumer<Lane> task = work;
      if (task != null) {
        attempt(task, lane);
      }
      finished.incrementAndGet();
    }
  }

  private void attempt(Consumer<Lane> task, Lane lane) {
    try {
      task.accept(lane);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint that others may run; nothing relies on it
  private static void waitWhile(BooleanSupplier condition) {
    for (int spins = 0; condition.getAsBoolean(); spins++) {
      if (spins < SPINS_BEFORE_YIELD) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
