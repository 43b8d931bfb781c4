package sparsam.nn.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import sparsam.nn.Architecture;
import sparsam.nn.Network.Statistics;
import sparsam.nn.fast.FastNetwork;

/**
 * With how many threads a network's step is fastest on this machine, found by trying: threads that
 * wait for each other longer than they compute make a small network slower.
 *
 * <p>Numbers of threads take turns, so that a machine that becomes busier slows down all, and each
 * one's fastest step counts. The fewest that are as fast as any are chosen: what they leave is for
 * others.
 */
public final class FewestThreads {
  /** As fast: what is gained by more is less than what cannot be told apart. */
  private static final double AS_FAST = 1.03;

  /** In which the JVM compiles the step. */
  private static final long WARMING = 100_000_000;

  private static final long TRYING = 200_000_000;

  /** Of a network whose step takes longer than this, every core has enough to do. */
  private static final long LONG = 50_000_000;

  /** Steps that say nothing yet of how long one takes: code that has not run before is slow. */
  private static final int COLD = 1;

  private static final int FEWEST_ROUNDS = 3;

  /** More than these make the fastest of a small network no faster. */
  private static final int MOST_ROUNDS = 50;

  private static final int MOST_WARMING = 500;

  private FewestThreads() {}

  /**
   * Tries steps of a new network on noise; takes some tenths of a second.
   *
   * @param cores 1 to {@link FastNetwork#MAX_THREADS}
   */
  public static int of(Architecture architecture, int batchSize, int cores) {
    if (cores == 1) {
      return 1;
    }
    try (FastNetwork network = new FastNetwork(architecture, batchSize, cores, 0)) {
      Random random = new Random(0);
      float[] inputs = new float[batchSize * architecture.input().features()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = random.nextFloat();
      }
      int[] labels = new int[batchSize];
      return of(
          cores,
          threads -> {
            network.use(threads);
            network.computeGradient(inputs, labels, batchSize, Statistics.KEEP);
          },
          System::nanoTime);
    }
  }

  /**
   * @param step makes a step with so many threads
   * @param clock in nanoseconds
   */
  static int of(int cores, IntConsumer step, LongSupplier clock) {
    long first = clock.getAsLong();
    long now = first;
    for (int i = 0; i < MOST_WARMING && (i <= COLD || now - first < WARMING); i++) {
      long last = now;
      step.accept(cores);
      now = clock.getAsLong();
      if (i >= COLD && now - last > LONG) {
        return cores;
      }
    }
    List<Integer> numbers = numbers(cores);
    long[] fastest = new long[numbers.size()];
    Arrays.fill(fastest, Long.MAX_VALUE);
    long start = clock.getAsLong();
    for (int round = 0;
        round < FEWEST_ROUNDS || (round < MOST_ROUNDS && clock.getAsLong() - start < TRYING);
        round++) {
      for (int i = 0; i < fastest.length; i++) {
        long before = clock.getAsLong();
        step.accept(numbers.get(i));
        fastest[i] = Math.min(fastest[i], clock.getAsLong() - before);
      }
    }
    double enough = AS_FAST * Arrays.stream(fastest).min().orElseThrow();
    int i = 0;
    while (fastest[i] > enough) {
      i++;
    }
    return numbers.get(i);
  }

  /** 1, 2, 4 and so on, and all. */
  private static List<Integer> numbers(int cores) {
    List<Integer> numbers = new ArrayList<>();
    for (int threads = 1; threads < cores; threads *= 2) {
      numbers.add(threads);
    }
    numbers.add(cores);
    return numbers;
  }
}
