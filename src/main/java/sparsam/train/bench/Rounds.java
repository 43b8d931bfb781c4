package sparsam.train.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Times several alternatives in turn: a fraction of a second each, round after round, so that what
 * slows the machine for a while slows all of them.
 */
public final class Rounds {
  /** What a just-in-time compiler needs at least; a shorter measurement has a shorter warm-up. */
  private static final double WARM_UP_SECONDS = 1;

  /** Long enough that the first step, which finds another's data in the caches, is one of many. */
  private static final long TURN_NANOS = 250_000_000;

  private final LongSupplier clock;
  private final LongSupplier processor;

  /**
   * What an alternative took, repetition by repetition.
   *
   * @param processor milliseconds of all threads together; NaN where the system does not tell
   */
  record Taken(double[] millis, double[] processor) {}

  /**
   * @param clock nanoseconds, as {@link System#nanoTime}
   * @param processor nanoseconds of processor time, of the whole program; below 0 where unknown
   */
  Rounds(LongSupplier clock, LongSupplier processor) {
    this.clock = clock;
    this.processor = processor;
  }

  private static LongSupplier processorTime() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system::getProcessCpuTime
        : () -> -1;
  }

  /**
   * Times tasks in turn after a warm-up, and tells the median of each.
   *
   * @param engine who does the work
   * @param alternatives what does each of the tasks once
   */
  public static void measure(
      String engine,
      List<? extends Task> tasks,
      List<Runnable> alternatives,
      Conditions conditions,
      Consumer<Measurement> found) {
    Rounds rounds = new Rounds(System::nanoTime, processorTime());
    rounds.time(alternatives, Math.min(WARM_UP_SECONDS, conditions.seconds()));
    List<Taken> taken = rounds.time(alternatives, conditions.seconds());
    for (int i = 0; i < tasks.size(); i++) {
      Taken own = taken.get(i);
      found.accept(
          new Measurement(
              engine,
              tasks.get(i),
              conditions.threads(),
              Median.of(own.millis()),
              Median.of(own.processor()),
              own.millis().length));
    }
  }

  /**
   * Repeats each alternative until it has taken so many seconds, at least once.
   *
   * @return what every repetition took, by alternative
   */
  List<Taken> time(List<Runnable> alternatives, double seconds) {
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
    return samples.stream().map(Samples::taken).toList();
  }

  private void turn(Runnable work, Samples samples, long share) {
    long end = Math.min(share, samples.nanos + TURN_NANOS);
    do {
      long begun = processor.getAsLong();
      long start = clock.getAsLong();
      work.run();
      samples.add(clock.getAsLong() - start, begun < 0 ? -1 : processor.getAsLong() - begun);
    } while (samples.nanos < end);
  }

  /** What one alternative took so far. */
  private static final class Samples {
    private double[] millis = new double[1024];
    private double[] processor = new double[1024];
    private int count;
    private long nanos;

    void add(long taken, long computed) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
        processor = Arrays.copyOf(processor, 2 * count);
      }
      millis[count] = taken / 1e6;
      processor[count++] = computed < 0 ? Double.NaN : computed / 1e6;
      nanos += taken;
    }

    Taken taken() {
      return new Taken(Arrays.copyOf(millis, count), Arrays.copyOf(processor, count));
    }
  }
}
