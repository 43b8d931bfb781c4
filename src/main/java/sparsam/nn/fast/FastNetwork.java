package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Noise;
import sparsam.nn.Parameters;
import sparsam.nn.fast.Layer.Mode;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.team.Division;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Recording;
import sparsam.nn.team.Team;

/**
 * The fast engine's network: layers compiled from its blueprint, carried through by a team of
 * lanes.
 */
public final class FastNetwork implements Network {
  /** More would only wait for each other. */
  public static final int MAX_THREADS = Team.MAX_SIZE;

  /** Of arithmetic over the flat vectors. */
  private static final int PARTS = 16;

  private static final int[] NO_LABELS = {};

  private final Architecture architecture;
  private final Parameters parameters;
  private final float[] gradient;
  private final int capacity;
  private final Activations input;
  private final List<Layer> layers;

  /** Those whose gradient matters. */
  private final List<Layer> trained;

  private final Activations scores;
  private final long seed;
  private final double[] losses;
  private final Team team;
  private final Pass train;
  private final Pass trainAndUpdate;
  private final Pass recalibrate;
  private final Pass evaluate;

  /** Before passes that evaluate, as long as the parameters stay the same. */
  private final Pass prepare = new Pass();

  private final boolean prepares;
  private final Pass takeIn = new Pass().add(this::takeIn);
  private final Pass divide;

  /** By step of the blueprint, what evaluates it alone. */
  private final List<Pass> steps = new ArrayList<>();

  private Part part = (_, _, _) -> {};
  private long draw;
  private Batch batch = new Batch(new float[0], 0, NO_LABELS);

  /** What the pass under way works on: images of {@code inputs} from {@code first} on. */
  private record Batch(float[] inputs, int first, int[] labels) {}

  /**
   * @param capacity images that a pass holds: the batch size, at least 1
   * @param threads that compute, 1 to {@link #MAX_THREADS}; what comes out is the same to the bit
   * @param seed of what dropout drops
   * @throws IllegalArgumentException where one is out of range, or a batch of this network too
   *     large for an array
   */
  public FastNetwork(Architecture architecture, int capacity, int threads, long seed) {
    checkThreads(threads);
    if (capacity < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a batch size of %d is out of range; allowed is 1 or more", capacity));
    }
    Compiler compiler = new Compiler(architecture.blueprint(), capacity, threads, () -> draw);
    Blas.useOneThread();
    this.architecture = architecture;
    this.capacity = capacity;
    this.parameters = compiler.parameters();
    this.gradient = compiler.gradient();
    this.input = compiler.input();
    this.layers = compiler.layers();
    this.trained = compiler.trained();
    this.seed = seed;
    this.draw = Noise.draw(seed, 0);
    this.scores = layers.getLast().output();
    this.losses = new double[capacity];
    this.team =
        new Team(
            threads,
            compiler.division().lanes(),
            compiler.division()::lanes,
            layers.stream().mapToInt(Layer::scratch).max().orElse(0),
            gradient);
    this.train = withGradient(training(Mode.TRAIN));
    this.trainAndUpdate = withGradient(training(Mode.TRAIN_AND_UPDATE_STATISTICS));
    this.recalibrate = withLoss(training(Mode.TRAIN_AND_UPDATE_STATISTICS));
    this.evaluate = evaluation().add(this::takeIn);
    compiler.evaluated().forEach(layer -> layer.forward(evaluate, Mode.EVALUATE));
    this.prepares = prepare(prepare, Mode.EVALUATE);
    this.divide =
        new Pass()
            .meet(_ -> PARTS)
            .add((lane, n) -> part.on(lane.index(), lane.from(n), lane.to(n)));
    for (List<Layer> step : compiler.steps()) {
      Pass pass = evaluation();
      step.forEach(layer -> layer.forward(pass, Mode.EVALUATE));
      steps.add(pass);
    }
  }

  /**
   * What such a network would keep in Java's heap, without making it.
   *
   * @throws IllegalArgumentException where the number of threads is out of range
   */
  public static Footprint footprint(Architecture architecture, int capacity, int threads) {
    checkThreads(threads);
    return Extent.of(architecture.blueprint(), capacity, threads);
  }

  /** The libraries that compute, with versions: results are repeatable only with the same ones. */
  public static String description() {
    return Blas.description();
  }

  /** A network's parameters as this engine lays them out, all zero. */
  public static Parameters layOut(Blueprint blueprint) {
    return Compiler.layOut(blueprint);
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public void draw(long step) {
    draw = Noise.draw(seed, step);
  }

  @Override
  public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
    check(inputs, labels, count);
    batch = new Batch(inputs, 0, labels);
    team.run(statistics == Statistics.UPDATE ? trainAndUpdate : train, count);
    return meanLoss(count);
  }

  @Override
  public double recalibrate(float[] inputs, int[] labels, int count) {
    check(inputs, labels, count);
    batch = new Batch(inputs, 0, labels);
    team.run(recalibrate, count);
    return meanLoss(count);
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    check(architecture.input(), inputs, from, count, logits);
    if (prepares) {
      team.run(prepare, capacity);
    }
    int part = evaluatedAtOnce(count);
    for (int done = 0; done < count; done += part) {
      int images = Math.min(part, count - done);
      batch = new Batch(inputs, from + done, NO_LABELS);
      team.run(evaluate, images);
      for (int i = 0; i < images; i++) {
        for (int k = 0; k < classes(); k++) {
          logits[(done + i) * classes() + k] = scores.values()[k * images + i];
        }
      }
    }
  }

  @Override
  public double[] times(float[] inputs, int from, int count) {
    double[] seconds = new double[steps.size()];
    if (prepares) {
      team.run(prepare, capacity);
    }
    int part = evaluatedAtOnce(count);
    for (int done = 0; done < count; done += part) {
      int images = Math.min(part, count - done);
      batch = new Batch(inputs, from + done, NO_LABELS);
      team.run(takeIn, images);
      for (int i = 0; i < seconds.length; i++) {
        long start = System.nanoTime();
        team.run(steps.get(i), images);
        seconds[i] += (System.nanoTime() - start) / 1e9;
      }
    }
    return seconds;
  }

  /** In parts of one size, for a small last one leaves threads without work. */
  private int evaluatedAtOnce(int count) {
    return Math.ceilDiv(count, Math.max(1, Math.ceilDiv(count, capacity)));
  }

  @Override
  public int parts() {
    return PARTS;
  }

  @Override
  public int threads() {
    return team.size();
  }

  /**
   * Computes with fewer threads from now on, or again with more, to the same bits.
   *
   * @param threads 1 to as many as it was made with
   */
  public void use(int threads) {
    team.use(threads);
  }

  /**
   * Lets one thread do what some work asks of this network, and times each part of it.
   *
   * @param clock in nanoseconds
   */
  public Recording record(Runnable work, LongSupplier clock) {
    return team.record(work, clock);
  }

  @Override
  public void divide(int n, Part work) {
    part = work;
    team.run(divide, n);
  }

  @Override
  public void close() {
    team.close();
  }

  /** Before the lanes start: a failure in one of them would close the network. */
  private void check(float[] inputs, int[] labels, int count) {
    if (count < 1 || count > capacity) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a pass takes 1 to %d images, not %d", capacity, count));
    }
    checkLength("inputs", inputs.length, count, input.features());
    checkLength("labels", labels.length, count, 1);
    for (int i = 0; i < count; i++) {
      if (labels[i] < 0 || labels[i] >= classes()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "label %d of image %d is out of range; allowed is 0 to %d",
                labels[i],
                i,
                classes() - 1));
      }
    }
  }

  public static void checkThreads(int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d threads are out of range; allowed is 1 to %d",
              threads,
              MAX_THREADS));
    }
  }

  /** What every classifier asks of the arguments of {@link #logits}. */
  public static void check(Input input, float[] inputs, int from, int count, float[] logits) {
    if (from < 0 || count < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d images from image %d on are none", count, from));
    }
    checkLength("inputs", inputs.length, (long) from + count, input.features());
    checkLength("logits", logits.length, count, input.classes());
  }

  private static void checkLength(String name, int length, long images, int each) {
    if (length < images * each) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d %s are too few for %d images; each has %d",
              length,
              name,
              images,
              each));
    }
  }

  private static Pass evaluation() {
    return new Pass().meet(Division::evaluated);
  }

  private Pass training(Mode mode) {
    Pass pass = new Pass();
    prepare(pass, mode);
    pass.meet().add(this::takeIn);
    for (Layer layer : layers) {
      layer.forward(pass, mode);
    }
    return pass;
  }

  /** Whether any layer needs something beforehand. */
  private boolean prepare(Pass pass, Mode mode) {
    boolean any = false;
    for (Layer layer : layers) {
      any |= layer.prepare(pass, mode);
    }
    return any;
  }

  private Pass withLoss(Pass pass) {
    return pass.meet().add(this::measureLoss);
  }

  private Pass withGradient(Pass pass) {
    withLoss(pass);
    for (Layer layer : trained.reversed()) {
      layer.backward(pass);
    }
    pass.meet();
    for (Layer layer : trained) {
      layer.reduce(pass, team);
    }
    return pass;
  }

  private void takeIn(Lane lane, int count) {
    input.take(batch.inputs(), batch.first(), architecture.input().channels(), lane, count);
  }

  /**
   * Softmax and cross-entropy of this lane's images; the gradient of the mean loss goes to the last
   * layer's output.
   */
  private void measureLoss(Lane lane, int count) {
    int[] labels = batch.labels();
    int classes = classes();
    float[] z = scores.values();
    float[] dz = scores.gradients();
    for (int i = lane.from(count); i < lane.to(count); i++) {
      float max = z[i];
      for (int k = 1; k < classes; k++) {
        max = Math.max(max, z[k * count + i]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double e = Math.exp(z[k * count + i] - max);
        dz[k * count + i] = (float) e;
        sum += e;
      }
      int own = labels[i] * count + i;
      losses[i] = Math.log(sum) + max - z[own];
      float scale = (float) (1 / (sum * count));
      for (int k = 0; k < classes; k++) {
        dz[k * count + i] *= scale;
      }
      dz[own] -= 1f / count;
    }
  }

  private double meanLoss(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += losses[i];
    }
    return sum / count;
  }
}
