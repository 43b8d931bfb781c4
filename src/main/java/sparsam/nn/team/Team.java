package sparsam.nn.team;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sparsam.nn.team.Pass.Work;

/**
 * The threads that carry a batch through a network, the caller's among them.
 *
 * <p>Which lane does what is fixed, which thread carries a lane is not: a thread takes its own lane
 * if that is still free, and otherwise any. So on a busy machine nobody waits for a thread that the
 * system has not woken, and the numbers are the same whoever computes them. A stretch lasts
 * fractions of a millisecond, so a thread without work looks again for a while before it sleeps.
 */
public final class Team implements AutoCloseable {
  /** As many as there are bits for lanes in a claim. */
  public static final int MAX_SIZE = 32;

  /** Some tenths of a millisecond: what lies between two steps. */
  private static final int LOOKS_BEFORE_SLEEP = 20_000;

  private static final int LOOKS_BEFORE_YIELD = 5_000;

  private final Lane[] lanes;
  private final Helper[] helpers;
  private final long all;

  /**
   * The number of the stretch in the upper half, a bit for every lane that is taken in the lower.
   */
  private final AtomicLong claims;

  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;

  // Written before a stretch's first claim, read after a claim: the claims order them.
  private List<Work> work = List.of();
  private int count;

  /**
   * @param size number of lanes, 1 to {@link #MAX_SIZE}
   * @param scratch floats that each lane may use as it likes inside a layer
   * @param gradient the array that lane 0 leaves its gradient in; the others get one of their own,
   *     as long
   */
  public Team(int size, int scratch, float[] gradient) {
    lanes = new Lane[size];
    for (int i = 0; i < size; i++) {
      lanes[i] =
          new Lane(i, size, new float[scratch], i == 0 ? gradient : new float[gradient.length]);
    }
    all = (1L << size) - 1;
    claims = new AtomicLong(all);
    helpers = new Helper[size - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(i + 1);
    }
    for (Helper helper : helpers) {
      helper.thread.start();
    }
  }

  public int size() {
    return lanes.length;
  }

  /** Adds up what all lanes left in a stretch of the gradient, this lane its share of it. */
  public void sum(Lane lane, int from, int length) {
    float[] total = lanes[0].gradient();
    for (int l = 1; l < lanes.length; l++) {
      float[] part = lanes[l].gradient();
      for (int i = from + lane.from(length); i < from + lane.to(length); i++) {
        total[i] += part[i];
      }
    }
  }

  /**
   * Runs a pass on every lane and returns when all are done.
   *
   * @throws IllegalStateException with what a lane threw; the team is closed then
   */
  public void run(Pass pass, int images) {
    if (closed) {
      throw new IllegalStateException("the network is closed");
    }
    count = images;
    for (List<Work> stretch : pass.stretches()) {
      work = stretch;
      finished.set(0);
      claims.set(((claims.get() >>> 32) + 1) << 32);
      for (Helper helper : helpers) {
        helper.wake();
      }
      takeLanes(0);
      for (int looks = 0; finished.get() < lanes.length; looks++) {
        pause(looks);
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        close();
        throw new IllegalStateException("the network's threads stopped: " + thrown, thrown);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper.thread);
    }
  }

  /** Carries lanes of the present stretch until all are taken. */
  private void takeLanes(int own) {
    while (true) {
      long claim = claims.get();
      long free = ~claim & all;
      if (free == 0) {
        return;
      }
      int index = (free >>> own & 1) != 0 ? own : Long.numberOfTrailingZeros(free);
      if (claims.compareAndSet(claim, claim | 1L << index)) {
        try {
          for (Work part : work) {
            part.on(lanes[index], count);
          }
        } catch (Throwable e) {
          failure.compareAndSet(null, e);
        }
        finished.incrementAndGet();
      }
    }
  }

  private boolean isWorkLeft() {
    return (~claims.get() & all) != 0;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint that others may run; nothing relies on it
  private static void pause(int looks) {
    if (looks < LOOKS_BEFORE_YIELD) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** A thread of the team besides the caller's. */
  private final class Helper {
    private final int own;
    private final Thread thread;
    private volatile boolean asleep;

    Helper(int own) {
      this.own = own;
      this.thread = Thread.ofPlatform().daemon().name("sparsam-lane-" + own).unstarted(this::serve);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(thread);
      }
    }

    private void serve() {
      for (int looks = 0; !closed; looks++) {
        if (isWorkLeft()) {
          takeLanes(own);
          looks = 0;
        } else if (looks < LOOKS_BEFORE_SLEEP) {
          Thread.onSpinWait();
        } else {
          asleep = true;
          if (!isWorkLeft() && !closed) {
            LockSupport.park(this);
          }
          asleep = false;
          looks = 0;
        }
      }
    }
  }
}
