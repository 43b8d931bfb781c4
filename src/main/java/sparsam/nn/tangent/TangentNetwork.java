package sparsam.nn.tangent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.fast.Blas;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A network that is looked at, not trained: its loss over a sample in evaluation mode, the
 * gradient, and exact Hessian-vector products. Not safe for use by more than one thread at a time.
 *
 * <p>The numbers are the same to the last bit on any number of threads.
 */
public final class TangentNetwork implements AutoCloseable {
  /** Floats that a lane's layers put out for its images of a chunk, to stay in its caches. */
  private static final int ROOM = 1 << 18;

  private static final int FEWEST = 2;
  private static final int MOST = 128;

  /** Whatever the number of threads: so the sums are the same. */
  private static final int LANES = 8;

  private final Architecture architecture;
  private final Parameters parameters;
  private final float[] direction;
  private final int capacity;
  private final TangentCompiler compiled;
  private final CrossEntropy loss;
  private final Team team;
  private final Pass evaluate;
  private final Pass learn;
  private final Pass prepare;
  private final Pass tangent;

  /** What the chunks' results are added to. */
  private double[] sum = {};

  private Sample sample = new Sample(new float[0], new int[0]);
  private int first;

  /** What the passes forward and back said last, where it is kept. */
  private Kept kept = new Kept(new float[0], new float[0], new int[0]);

  /**
   * @param threads that compute, 1 to {@link FastNetwork#MAX_THREADS}
   */
  public TangentNetwork(Architecture architecture, int threads) {
    FastNetwork.checkThreads(threads);
    Blueprint blueprint = architecture.blueprint();
    Blas.useOneThread();
    this.architecture = architecture;
    this.parameters = FastNetwork.layOut(blueprint);
    this.direction = new float[parameters.trainable()];
    int share = imagesOfLane(blueprint);
    this.capacity = LANES * share;
    this.compiled = new TangentCompiler(blueprint, parameters, direction, LANES, share, threads);
    this.loss = new CrossEntropy(compiled.layers().getLast().output(), capacity);
    this.team =
        new Team(
            threads,
            LANES,
            count -> Math.min(LANES, Math.ceilDiv(count, FEWEST)),
            TangentCompiler.room(blueprint, share),
            new float[parameters.trainable()]);
    this.evaluate = forward();
    this.learn = backward(forward(), true).meet().add(this::collect);
    this.prepare = backward(forward(), false);
    this.tangent = tangent();
  }

  private static int imagesOfLane(Blueprint blueprint) {
    long features =
        blueprint.steps().stream().mapToLong(step -> step.out().size()).sum()
            + blueprint.input().features();
    return Math.clamp(ROOM / features, FEWEST, MOST);
  }

  private Pass forward() {
    Pass pass =
        new Pass()
            .add(
                (lane, count) ->
                    compiled
                        .input()
                        .plain()
                        .take(
                            sample.inputs(), first, architecture.input().channels(), lane, count));
    compiled.layers().forEach(layer -> layer.forward(pass));
    return pass.add((lane, count) -> loss.measure(lane, count, sample.labels(), first));
  }

  private Pass backward(Pass pass, boolean learn) {
    if (learn) {
      pass.add((lane, _) -> Arrays.fill(lane.gradient(), 0));
    }
    for (TangentLayer layer : trained().reversed()) {
      layer.backward(pass, learn);
    }
    return pass;
  }

  private Pass tangent() {
    Pass pass = new Pass().add((lane, _) -> Arrays.fill(lane.gradient(), 0));
    trained().forEach(layer -> layer.tangentForward(pass));
    pass.add((lane, count) -> loss.turn(lane, count, sample.labels(), first));
    for (TangentLayer layer : trained().reversed()) {
      layer.tangentBackward(pass);
    }
    return pass.meet().add(this::collect);
  }

  /** From the first layer with parameters on: nothing below moves. */
  private List<TangentLayer> trained() {
    return compiled.layers().stream()
        .dropWhile(layer -> !(layer instanceof Affine || layer instanceof Norm))
        .toList();
  }

  private void collect(Lane lane, int count) {
    team.sum(lane, sum);
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The point that is looked at; values may be changed in place between calls. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The mean over a sample's images.
   *
   * @param goOn asked before every few images
   * @throws CancellationException where it answers no
   */
  public Loss loss(Sample images, BooleanSupplier goOn) {
    return loss(images, 0, images.count(), goOn);
  }

  /** The mean over the images {@code from} to below {@code to}. */
  public Loss loss(Sample images, int from, int to, BooleanSupplier goOn) {
    double[] losses = new double[to - from];
    int wrong = losses(images, from, to, losses, goOn);
    return mean(losses, wrong);
  }

  /**
   * The cross-entropy of each image.
   *
   * @param losses [to − from]
   * @return how many are answered wrongly
   */
  public int losses(Sample images, int from, int to, double[] losses, BooleanSupplier goOn) {
    int[] wrong = {0};
    chunks(
        images,
        from,
        to,
        goOn,
        (begin, count) -> {
          team.run(evaluate, count);
          wrong[0] += answers(losses, begin - from, count);
        });
    return wrong[0];
  }

  /**
   * The gradient of the mean loss over the images {@code from} to below {@code to}.
   *
   * @param gradient is set, in the order of {@link #parameters()}, their trainable part
   */
  public Loss gradient(Sample images, int from, int to, double[] gradient, BooleanSupplier goOn) {
    double[] losses = new double[to - from];
    int[] wrong = {0};
    double[] own = new double[parameters.trainable()];
    chunks(
        images,
        from,
        to,
        goOn,
        (begin, count) -> {
          sum = own;
          team.run(learn, count);
          wrong[0] += answers(losses, begin - from, count);
        });
    mean(own, to - from, gradient);
    return mean(losses, wrong[0]);
  }

  /**
   * Products of the Hessian of a sample's mean loss with some vectors; several at once cost less
   * each than one alone, and so do more of the same sample at the same parameters, where memory
   * suffices.
   *
   * @param vectors in the order of {@link #parameters()}, their trainable part
   * @param products are set, as many and as long
   */
  public void multiply(
      Sample images, float[][] vectors, double[][] products, BooleanSupplier goOn) {
    double[][] own = new double[vectors.length][parameters.trainable()];
    if (!kept.isOf(images, parameters.values())) {
      kept = new Kept(parameters.values().clone(), images.inputs(), images.labels());
    }
    boolean fits = Kept.fits(compiled.arrays(), images.count());
    chunks(
        images,
        0,
        images.count(),
        goOn,
        (begin, count) -> {
          if (!kept.restore(begin, compiled.arrays(), loss)) {
            team.run(prepare, count);
            if (fits) {
              kept.keep(begin, count, compiled.arrays(), loss);
            }
          }
          for (int k = 0; k < vectors.length; k++) {
            System.arraycopy(vectors[k], 0, direction, 0, direction.length);
            sum = own[k];
            team.run(tangent, count);
          }
        });
    for (int k = 0; k < vectors.length; k++) {
      mean(own[k], images.count(), products[k]);
    }
  }

  @FunctionalInterface
  private interface Chunk {
    void on(int from, int count);
  }

  private void chunks(Sample images, int from, int to, BooleanSupplier goOn, Chunk chunk) {
    check(images, from, to);
    sample = images;
    for (int begin = from; begin < to; begin += capacity) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException("the measuring was stopped");
      }
      first = begin;
      chunk.on(begin, Math.min(capacity, to - begin));
    }
  }

  /** Before the lanes start: a failure in one of them would close the network. */
  private void check(Sample images, int from, int to) {
    if (from < 0 || from >= to || to > images.count()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "images %d to %d of %d are none", from, to, images.count()));
    }
    if (images.inputs().length != (long) images.count() * architecture.input().features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d inputs are not those of %d images of %d values each",
              images.inputs().length,
              images.count(),
              architecture.input().features()));
    }
    int classes = architecture.input().classes();
    for (int label : images.labels()) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "a label is %d; allowed is 0 to %d", label, classes - 1));
      }
    }
  }

  private int answers(double[] losses, int at, int count) {
    int wrong = 0;
    for (int i = 0; i < count; i++) {
      losses[at + i] = loss.loss(i);
      wrong += loss.isWrong(i) ? 1 : 0;
    }
    return wrong;
  }

  private static Loss mean(double[] losses, int wrong) {
    return new Loss(Arrays.stream(losses).sum() / losses.length, (double) wrong / losses.length);
  }

  private static void mean(double[] sum, int count, double[] mean) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sum[i] / count;
    }
  }

  /** Releases its threads. */
  @Override
  public void close() {
    team.close();
  }
}
