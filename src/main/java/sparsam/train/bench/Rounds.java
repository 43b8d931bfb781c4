package sparsam.train.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Times several alternatives in turn: a fraction of a second each, round after round, so that what
 * slows the machine for a while slows all of them.
 */
final class Rounds {
  /** Long enough that the first step, which finds another's data in the caches, is one of many. */
  private static final long TURN_NANOS = 250_000_000;

  private final LongSupplier clock;

  /**
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  Rounds(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Repeats each alternative until it has taken so many seconds, at least once.
   *
   * @return the milliseconds of every repetition, by alternative
   */
  List<double[]> time(List<Runnable> alternatives, double seconds) {
    long share = (long) (seconds * 1e9);
    List<Samples> samples = Stream.generate(Samples::new).limit(alternatives.size()).toList();
    boolean ended;
    do {
      ended = true;
      for (int i = 0; i < alternatives.size(); i++) {
        Samples own = samples.get(i);
        if (own.count == 0 || own.nanos < share) {
          turn(alternatives.get(i), own, share);
          ended &= own.nanos >= share;
        }
      }
    } while (!ended);
    return samples.stream().map(Samples::millis).toList();
  }

  private void turn(Runnable work, Samples samples, long share) {
    long end = Math.min(share, samples.nanos + TURN_NANOS);
    do {
      long start = clock.getAsLong();
      work.run();
      samples.add(clock.getAsLong() - start);
    } while (samples.nanos < end);
  }

  /** What one alternative took so far. */
  private static final class Samples {
    private double[] millis = new double[1024];
    private int count;
    private long nanos;

    void add(long taken) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count++] = taken / 1e6;
      nanos += taken;
    }

    double[] millis() {
      return Arrays.copyOf(millis, count);
    }
  }
}
