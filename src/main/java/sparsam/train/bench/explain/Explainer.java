package sparsam.train.bench.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Initialization;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Recording;
import sparsam.nn.team.Team;
import sparsam.optim.step.Step;
import sparsam.train.bench.Task;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.explain.Explanation.Row;

/**
 * Takes the fast engine's work apart: one thread carries every lane of a step and of an evaluation
 * and times each; the least of many repetitions counts, so that a busy machine disturbs little.
 */
public final class Explainer {
  /** Numbers of threads that are looked at. */
  public static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16);

  /** Meetings without work, to time one. */
  private static final int MEETINGS = 50;

  private static final int ROUNDS = 2_000;

  /** Nanoseconds, above which other programs had a core all the time. */
  private static final double MOST_OF_A_MEETING = 20_000;

  private static final double NANOS = 1e9;

  private final int batch;
  private final int cores;
  private final double seconds;
  private final double meeting;

  /**
   * @param batch images of a step, and of an evaluation
   * @param cores that there are
   * @param seconds how long each is repeated
   */
  public Explainer(int batch, int cores, double seconds) {
    this.batch = batch;
    this.cores = cores;
    this.seconds = seconds;
    double measured = cores > 1 ? meeting() : 0;
    this.meeting = measured > MOST_OF_A_MEETING ? 0 : measured;
  }

  /** Nanoseconds that two threads need to meet; 0 where two cores are not to be had. */
  public double meetingNanos() {
    return meeting;
  }

  /**
   * From one meeting to the next, the least of many, for whatever else the machine does makes it
   * longer. Each of two lanes waits for the other, so that no thread carries both.
   */
  private static double meeting() {
    AtomicIntegerArray arrived = new AtomicIntegerArray(2);
    long[] last = {System.nanoTime()};
    long[] least = {Long.MAX_VALUE};
    Pass pass = new Pass();
    for (int i = 0; i < MEETINGS; i++) {
      pass.add(
              (lane, _) -> {
                int round = arrived.incrementAndGet(lane.index());
                for (int looks = 0; arrived.get(1 - lane.index()) < round; looks++) {
                  Team.pause(looks);
                }
                if (lane.first()) {
                  long now = System.nanoTime();
                  least[0] = Math.min(least[0], now - last[0]);
                  last[0] = now;
                }
              })
          .meet();
    }
    try (Team team = new Team(2, 0, new float[0])) {
      long begun = System.nanoTime();
      for (int round = 0; round < ROUNDS && System.nanoTime() - begun < NANOS; round++) {
        team.run(pass, 1);
      }
    }
    return least[0];
  }

  /** A step with SGD, and an evaluation. */
  public List<Explanation> of(Family family) {
    Architecture architecture = Task.network(family);
    int threads = Math.min(cores, THREADS.getLast());
    try (FastNetwork network = new FastNetwork(architecture, batch, threads, 0)) {
      Initialization.apply(network.parameters(), 0);
      Random random = new Random(0);
      float[] inputs = new float[batch * architecture.input().features()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = random.nextFloat();
      }
      int[] labels = random.ints(batch, 0, network.classes()).toArray();
      float[] logits = new float[batch * network.classes()];
      Step step = new Step(network, Method.SGD.optimizer(family), null, Set.of());
      return List.of(
          explain(architecture, network, true, () -> step.apply(inputs, labels, batch)),
          explain(architecture, network, false, () -> network.logits(inputs, 0, batch, logits)));
    }
  }

  private Explanation explain(
      Architecture architecture, FastNetwork network, boolean step, Runnable work) {
    Forecast forecast = new Forecast(record(network, work), meeting);
    double[] fastest = fastest(network, work);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < THREADS.size(); i++) {
      int threads = THREADS.get(i);
      rows.add(
          new Row(
              threads,
              forecast.meetings(threads),
              step
                  ? Traffic.step(architecture, batch, threads)
                  : Traffic.forward(architecture, batch, threads),
              forecast.largestShare(threads),
              forecast.speedUp(threads),
              fastest[0] / fastest[i]));
    }
    return new Explanation(architecture, step, batch, rows);
  }

  /** The least of each part, after a warm-up as long. */
  private Recording record(FastNetwork network, Runnable work) {
    Recording least = network.record(work, System::nanoTime);
    for (int half = 0; half < 2; half++) {
      least = network.record(work, System::nanoTime);
      long start = System.nanoTime();
      while (System.nanoTime() - start < seconds * NANOS) {
        least = least.least(network.record(work, System::nanoTime));
      }
    }
    return least;
  }

  /** Nanoseconds of the fastest repetition with each number of threads, in turn; else NaN. */
  private double[] fastest(FastNetwork network, Runnable work) {
    double[] fastest = new double[THREADS.size()];
    Arrays.setAll(fastest, i -> THREADS.get(i) > cores ? Double.NaN : Double.POSITIVE_INFINITY);
    long start = System.nanoTime();
    do {
      for (int i = 0; i < fastest.length && THREADS.get(i) <= cores; i++) {
        network.use(THREADS.get(i));
        long before = System.nanoTime();
        work.run();
        fastest[i] = Math.min(fastest[i], (double) (System.nanoTime() - before));
      }
    } while (System.nanoTime() - start < cores * seconds * NANOS);
    return fastest;
  }
}
