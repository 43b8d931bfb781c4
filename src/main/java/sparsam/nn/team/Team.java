package sparsam.nn.team;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.nn.team.Pass.Strand;
import sparsam.nn.team.Pass.Stretch;
import sparsam.nn.team.Pass.Work;
import sparsam.nn.team.Recording.Stretched;

/**
 * The threads that carry a batch through a network, the caller's among them.
 *
 * <p>How work falls into lanes is fixed, and so is what a lane does; how many threads there are and
 * which of them carries a lane is not. So the numbers are the same whoever computes them. Each
 * thread has a run of lanes that it takes first, stretch after stretch, because their images lie in
 * its core's cache; then it takes what others have left. So on a busy machine nobody waits for a
 * thread that the system has not woken. A stretch lasts fractions of a millisecond, so a thread
 * without work looks again for a while before it sleeps.
 */
public final class Team implements AutoCloseable {
  /** More would only wait for each other. */
  public static final int MAX_SIZE = 32;

  /** Some tenths of a millisecond: what lies between two steps. */
  private static final int LOOKS_BEFORE_SLEEP = 20_000;

  private static final int LOOKS_BEFORE_YIELD = 5_000;

  /** Claims of different threads lie in cache lines of their own. */
  private static final int APART = 16;

  /** Floats of a total that stay in a core's first cache. */
  private static final int PIECE = 4096;

  private static final float[] NO_GRADIENT = {};

  private final IntUnaryOperator lanes;
  private final float[][] gradients;
  private final Carrier[] carriers;

  /**
   * By thread: the number of the stretch in the upper half, in the lower how many of its own lanes
   * nobody has taken.
   */
  private final AtomicLongArray claims;

  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** The stretch that helpers are called for. */
  private volatile int called;

  /** How many of the threads carry, the first ones. */
  private volatile int active;

  private volatile boolean closed;

  private @Nullable Recorder recorder;

  // Written before a stretch's claims, read after a claim: the claims order them.
  private int number;
  private List<Strand> strands = List.of();
  private List<Work> once = List.of();
  private int count;

  /** By strand, where its lanes begin among the stretch's; and how many those are. */
  private int[] starts = {0};

  /**
   * A team whose lanes are as many as its threads.
   *
   * @param size number of threads, 1 to {@link #MAX_SIZE}
   * @param scratch floats that each thread may use as it likes inside a layer
   * @param gradient the array that lane 0 leaves its gradient in; the others get one of their own,
   *     as long
   */
  public Team(int size, int scratch, float[] gradient) {
    this(size, size, _ -> size, scratch, gradient);
  }

  /**
   * A team that carries a network's batches.
   *
   * @param threads 1 to {@link #MAX_SIZE}
   * @param mostLanes that images are divided among
   * @param lanes how many it is, by the number of images
   */
  public Team(int threads, int mostLanes, IntUnaryOperator lanes, int scratch, float[] gradient) {
    this.lanes = lanes;
    this.gradients = new float[mostLanes][];
    Arrays.setAll(gradients, i -> i == 0 ? gradient : new float[gradient.length]);
    this.claims = new AtomicLongArray(threads * APART);
    this.active = threads;
    this.carriers = new Carrier[threads];
    for (int i = 0; i < threads; i++) {
      carriers[i] = new Carrier(i, new float[scratch]);
    }
    for (int i = 1; i < threads; i++) {
      carriers[i].start();
    }
  }

  /** How many threads carry its lanes. */
  public int size() {
    return active;
  }

  /**
   * Lets some of its threads do all the work from now on; the numbers stay the same. Not while a
   * pass is under way.
   *
   * @param threads 1 to as many as it was made with
   */
  public void use(int threads) {
    if (threads < 1 || threads > carriers.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d threads are out of range; allowed is 1 to %d",
              threads,
              carriers.length));
    }
    active = threads;
  }

  /** Adds up what all lanes left in a stretch of the gradient, this lane its share of it. */
  public void sum(Lane lane, int from, int length) {
    float[] total = gradients[0];
    int end = from + lane.to(length);
    // A piece at a time, so that the total stays in the core's first cache.
    for (int piece = from + lane.from(length); piece < end; piece += PIECE) {
      int to = Math.min(end, piece + PIECE);
      for (int l = 1; l < lane.lanes(); l++) {
        float[] part = gradients[l];
        for (int i = piece; i < to; i++) {
          total[i] += part[i];
        }
      }
    }
  }

  /** Adds to this lane's share of a vector what all lanes left in the gradient, in double. */
  public void sum(Lane lane, double[] vector) {
    int end = lane.to(vector.length);
    for (int piece = lane.from(vector.length); piece < end; piece += PIECE) {
      int to = Math.min(end, piece + PIECE);
      for (int l = 0; l < lane.lanes(); l++) {
        float[] part = gradients[l];
        for (int i = piece; i < to; i++) {
          vector[i] += part[i];
        }
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
    for (Stretch stretch : pass.stretches()) {
      if (stretch.isEmpty()) {
        continue;
      }
      Recorder recorder = this.recorder;
      if (recorder != null) {
        enter(stretch);
        recorder.carry();
      } else {
        begin(stretch);
        carriers[0].carry();
        for (int looks = 0; finished.get() < items(); looks++) {
          pause(looks);
        }
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        close();
        throw new IllegalStateException("the network's threads stopped: " + thrown, thrown);
      }
    }
  }

  /**
   * Lets the caller's thread alone carry what some work asks for, and times each part of it.
   *
   * @param clock in nanoseconds
   */
  public Recording record(Runnable work, LongSupplier clock) {
    Recorder own = new Recorder(clock);
    recorder = own;
    try {
      long start = clock.getAsLong();
      work.run();
      long all = clock.getAsLong() - start;
      return new Recording(List.copyOf(own.stretches), Math.max(0, all - own.carrying));
    } finally {
      recorder = null;
    }
  }

  /** Times what the caller's thread carries. */
  private final class Recorder {
    private final LongSupplier clock;
    private final List<Stretched> stretches = new ArrayList<>();
    private long carrying;

    Recorder(LongSupplier clock) {
      this.clock = clock;
    }

    void carry() {
      long start = clock.getAsLong();
      carriers[0].prepare();
      long before = clock.getAsLong();
      long once = before - start;
      List<Long> lanesOf = new ArrayList<>();
      for (int item = 0; item < items(); item++) {
        carriers[0].carry(item);
        long now = clock.getAsLong();
        lanesOf.add(now - before);
        before = now;
      }
      carrying += before - start;
      stretches.add(new Stretched(once, lanesOf));
    }
  }

  private void enter(Stretch stretch) {
    strands = stretch.strands();
    once = stretch.once();
    starts = starts(stretch, count);
    number++;
  }

  private void begin(Stretch stretch) {
    enter(stretch);
    finished.set(0);
    for (int t = 0; t < active; t++) {
      int own = end(t) - end(t - 1);
      claims.set(t * APART, (long) number << Integer.SIZE | own);
    }
    called = number;
    // A single lane is carried before anybody wakes.
    for (int t = 1; t < active && items() > 1; t++) {
      carriers[t].wake();
    }
  }

  private int[] starts(Stretch stretch, int images) {
    int[] all = new int[stretch.strands().size() + 1];
    for (int s = 0; s + 1 < all.length; s++) {
      IntUnaryOperator own = stretch.strands().get(s).lanes();
      all[s + 1] = all[s] + (own == null ? lanes : own).applyAsInt(images);
    }
    return all;
  }

  /** Lanes of all strands of the present stretch. */
  private int items() {
    return starts[starts.length - 1];
  }

  /** One past a thread's last of them; a single one is the caller's. */
  private int end(int thread) {
    return items() == 1 ? Math.min(thread + 1, 1) : Lane.start(items(), thread + 1, active);
  }

  @Override
  public void close() {
    closed = true;
    for (Carrier carrier : carriers) {
      carrier.release();
    }
  }

  /** Waits a moment: first by spinning, then by letting others run. */
  @SuppressWarnings("ThreadPriorityCheck") // a hint that others may run; nothing relies on it
  public static void pause(int looks) {
    if (looks < LOOKS_BEFORE_YIELD) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** What a thread of the team does; the first is the caller's. */
  private final class Carrier {
    private final int own;
    private final float[] scratch;
    private final @Nullable Thread thread;

    /** Lanes that it carried, by how many there were. */
    private final Map<Integer, @Nullable Lane[]> known = new HashMap<>();

    /** The stretch for which it has done what is done once. */
    private int ready;

    private volatile boolean asleep;

    Carrier(int own, float[] scratch) {
      this.own = own;
      this.scratch = scratch;
      this.thread =
          own == 0
              ? null
              : Thread.ofPlatform().daemon().name("sparsam-lane-" + own).unstarted(this::serve);
    }

    void start() {
      if (thread != null) {
        thread.start();
      }
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(thread);
      }
    }

    void release() {
      LockSupport.unpark(thread);
    }

    /** Carries lanes of the present stretch until all are taken: its own, then those of others. */
    void carry() {
      int all = active;
      for (int k = 0; k < all; k++) {
        int owner = (own + k) % all;
        int place = owner * APART;
        long claim = claims.get(place);
        while ((int) claim > 0) {
          if (claims.compareAndSet(place, claim, claim - 1)) {
            carry(end(owner) - (int) claim);
          }
          claim = claims.get(place);
        }
      }
    }

    private void carry(int item) {
      try {
        int strand = 0;
        while (item >= starts[strand + 1]) {
          strand++;
        }
        prepare();
        Lane lane = lane(item - starts[strand], starts[strand + 1] - starts[strand]);
        run(strands.get(strand).work(), lane);
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      }
      finished.incrementAndGet();
    }

    /** Does what is done once, where that is not done yet. */
    private void prepare() {
      if (ready != number) {
        ready = number;
        run(once, lane(0, starts[1]));
      }
    }

    private void run(List<Work> work, Lane lane) {
      for (Work part : work) {
        part.on(lane, count);
      }
    }

    private Lane lane(int index, int all) {
      @Nullable Lane[] lanesOf = known.computeIfAbsent(all, Lane[]::new);
      Lane lane = lanesOf[index];
      if (lane == null) {
        float[] gradient = index < gradients.length ? gradients[index] : NO_GRADIENT;
        lane = new Lane(index, all, own, scratch, gradient);
        lanesOf[index] = lane;
      }
      return lane;
    }

    private boolean isCalled(int seen) {
      return seen != called && own < active;
    }

    private void serve() {
      int seen = 0;
      for (int looks = 0; !closed; looks++) {
        if (isCalled(seen)) {
          seen = called;
          carry();
          looks = 0;
        } else if (looks < LOOKS_BEFORE_SLEEP) {
          Thread.onSpinWait();
        } else {
          asleep = true;
          if (!isCalled(seen) && !closed) {
            LockSupport.park(this);
          }
          asleep = false;
          looks = 0;
        }
      }
    }
  }
}
