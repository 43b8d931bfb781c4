package sparsam.train;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.optim.Step;

/**
 * Times full training steps (forward, backward, update; for SAM twice forward and backward) on
 * random inputs that lie in memory already.
 */
public final class Benchmark {
  private static final int WARM_UP = 100;

  private final Engine engine;
  private final int threads;
  private final int batch;
  private final double seconds;

  /**
   * One measurement.
   *
   * @param medianMillis median milliseconds a step
   * @param steps how many were timed
   */
  public record Timing(
      Architecture architecture, Optimizer optimizer, double medianMillis, int steps) {}

  /**
   * @param threads cores the fast engine uses
   * @param batch images a step
   * @param seconds how long each measurement lasts after its warm-up
   */
  public Benchmark(Engine engine, int threads, int batch, double seconds) {
    this.engine = engine;
    this.threads = threads;
    this.batch = batch;
    this.seconds = seconds;
  }

  /** Plain SGD, and SAM at ρ 0.05 over it. */
  public static Optimizer[] optimizers() {
    Sgd sgd = Sgd.of(0.05);
    return new Optimizer[] {sgd, new Sam(sgd, 0.05)};
  }

  /** Times one network under one optimiser. */
  public Timing time(Architecture architecture, Optimizer optimizer) {
    Random random = new Random(0);
    float[] inputs = new float[batch * Architecture.FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(batch, 0, Architecture.CLASSES).toArray();
    try (Network network = engine.create(architecture, 0, batch, threads)) {
      Step step = new Step(network, optimizer, null, Set.of());
      long warm = System.nanoTime() + (long) (seconds * 0.5e9);
      for (int i = 0; i < WARM_UP && System.nanoTime() < warm; i++) {
        step.apply(inputs, labels, batch);
      }
      double[] millis = new double[1024];
      int steps = 0;
      long end = System.nanoTime() + (long) (seconds * 1e9);
      while (steps == 0 || System.nanoTime() < end) {
        long start = System.nanoTime();
        step.apply(inputs, labels, batch);
        if (steps == millis.length) {
          millis = Arrays.copyOf(millis, 2 * steps);
        }
        millis[steps++] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(millis, 0, steps);
      return new Timing(
          architecture, optimizer, (millis[(steps - 1) / 2] + millis[steps / 2]) / 2, steps);
    }
  }
}
