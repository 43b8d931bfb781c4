package sparsam.train.bench.explain;

import java.util.Arrays;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Recording;
import sparsam.nn.team.Recording.Stretched;

/**
 * How long recorded work would take so many threads, if each were as fast as the one that did it
 * all: memory that they share, caches and clocks that fall with the load are left out.
 *
 * @param recording of one thread
 * @param meeting nanoseconds that two threads need to end a stretch and begin the next; more are
 *     taken to need it as often as their number can be halved
 */
record Forecast(Recording recording, double meeting) {
  /** How often threads wait for each other. */
  long meetings(int threads) {
    return threads == 1
        ? 0
        : recording.stretches().stream().filter(one -> one.lanes().size() > 1).count();
  }

  /** Nanoseconds. */
  double time(int threads) {
    double levels = Math.log(threads) / Math.log(2);
    return recording.besides() + carrying(threads) + meetings(threads) * meeting * levels;
  }

  double speedUp(int threads) {
    return time(1) / time(threads);
  }

  /** The work of the thread with most of it over an equal share, stretch by stretch. */
  double largestShare(int threads) {
    return carrying(threads) * threads / carrying(1);
  }

  private double carrying(int threads) {
    return recording.stretches().stream().mapToLong(one -> carrying(one, threads)).sum();
  }

  /**
   * Until the last lane is carried: a thread takes its own run of lanes, then those of the next
   * thread that has some left, as {@link sparsam.nn.team.Team} has it.
   */
  private static long carrying(Stretched stretch, int threads) {
    int items = stretch.lanes().size();
    if (threads == 1 || items == 1) {
      return stretch.once() + stretch.sum();
    }
    int[] next = new int[threads];
    Arrays.setAll(next, t -> Lane.start(items, t, threads));
    long[] free = new long[threads];
    boolean[] ready = new boolean[threads];
    for (int done = 0; done < items; done++) {
      int first = 0;
      for (int t = 1; t < threads; t++) {
        first = free[t] < free[first] ? t : first;
      }
      int owner = first;
      while (next[owner] == Lane.start(items, owner + 1, threads)) {
        owner = (owner + 1) % threads;
      }
      free[first] += (ready[first] ? 0 : stretch.once()) + stretch.lanes().get(next[owner]++);
      ready[first] = true;
    }
    return Arrays.stream(free).max().orElseThrow();
  }
}
