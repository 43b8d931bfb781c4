package sparsam.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.LabelNoise;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Cost;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.sparse.AdaptiveNetwork;
import sparsam.nn.speed.SideBySide;
import sparsam.nn.speed.Speeds;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Thresholds;
import sparsam.prune.channel.Compact;
import sparsam.prune.channel.LostLayerException;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Layer;
import sparsam.result.Weights;
import sparsam.train.Evaluator;

/**
 * Says what a pruning would do, without training: a network of its own and images to ask it about.
 * Its answers are those of the {@link Phase#PRUNED} row that an experiment with the same weights
 * reports. For the thread that made it alone.
 */
public final class PruningProbe implements AutoCloseable {
  /** Evaluations before the clock counts: what is new to the compiler is slow. */
  private static final int WARM_UP = 2;

  /** Evaluations of each form, in turn; the median counts. */
  private static final int ROUNDS = 5;

  /**
   * What is probed.
   *
   * @param data which images it is asked about
   * @param noise the wrong labels of those that scores look at
   * @param batchSize as the experiment's: the engine's sums depend on it in their last bits
   */
  public record Setting(DataChoice data, LabelNoise noise, Architecture network, int batchSize) {
    /** With labels that are right. */
    public Setting(DataChoice data, Architecture network, int batchSize) {
      this(data, new LabelNoise(0, 0), network, batchSize);
    }

    public static Setting of(Recipe recipe) {
      return new Setting(
          recipe.data().choice(), recipe.labelNoise(), recipe.network(), recipe.batchSize());
    }
  }

  /** Sorting takes longer than looking up; kept while only the fraction moves. */
  private record Sorted(
      Method method, boolean batchNorm, boolean offByOne, Thresholds thresholds) {}

  private final NetworkFactory networks;
  private final int batchSize;
  private final Network network;
  private final Examples images;
  private final Evaluator evaluator;
  private final Shears shears;
  private float[] unpruned;
  private @Nullable Sorted sorted;

  private PruningProbe(NetworkFactory networks, Network network, DataSet data, int batchSize) {
    this.networks = networks;
    this.batchSize = batchSize;
    this.network = network;
    this.images = data.validation().unpacked();
    this.shears = new Shears(network, new ScoreImages(data.train()), batchSize);
    this.evaluator = new Evaluator(network);
    this.unpruned = network.parameters().values().clone();
  }

  /**
   * A probe with the network's initial weights.
   *
   * @param data whose validation images are asked about, and whose training images scores look at
   * @throws IOException with one sentence where the network does not fit into memory or to the
   *     images
   */
  public static PruningProbe open(NetworkFactory networks, Setting setting, DataSet data)
      throws IOException {
    Fit.require(setting.network(), setting.data(), data);
    try {
      return new PruningProbe(
          networks,
          networks.create(setting.network(), 0, setting.batchSize()),
          setting.noise().applyTo(data),
          setting.batchSize());
    } catch (OutOfMemoryError e) {
      throw Failure.of(e, "a second " + setting.network());
    }
  }

  /** Whether weights have this network's names and shapes. */
  public boolean fits(Weights weights) {
    List<String> own =
        network.parameters().slices().stream().map(s -> s.name() + s.shape()).toList();
    return own.equals(weights.tensors().stream().map(t -> t.name() + t.shape()).toList());
  }

  /**
   * Takes the weights, with BatchNorm's statistics, that are to be pruned from now on.
   *
   * @throws IllegalArgumentException when they are another network's
   */
  public void load(Weights weights) {
    if (!fits(weights)) {
      throw new IllegalArgumentException(
          "these weights are not those of " + network.architecture());
    }
    Parameters parameters = network.parameters();
    for (Weights.Tensor tensor : weights.tensors()) {
      parameters.write(parameters.find(tensor.name()).orElseThrow(), tensor.values());
    }
    unpruned = parameters.values().clone();
    sorted = null;
  }

  /**
   * Accuracy, zeros and cost just after a pruning of the weights loaded last.
   *
   * @param pruning null leaves every weight
   * @param seed the recipe's: random pruning draws what the experiment would
   * @param goOn asked now and then; the work is given up when it says no
   * @return empty where it was given up
   */
  public Optional<PruningEffect> measure(
      @Nullable Pruning pruning, long seed, BooleanSupplier goOn) {
    try {
      prune(pruning, seed, goOn);
    } catch (CancellationException _) {
      return Optional.empty();
    }
    return evaluator
        .evaluate(images, images.count(), goOn)
        .map(
            evaluation ->
                new PruningEffect(
                    evaluation.correct(),
                    evaluation.count(),
                    layers(pruning),
                    Cost.of(network.architecture(), network.parameters()),
                    pruning == null ? Optional.empty() : shears.collapse(),
                    pruning == null ? List.of() : shears.curves()));
  }

  /**
   * How long the pruned network takes for all images, as it is and by what is left alone, its
   * channels or, in the layers in which that is faster, its non-zero weights, on as many threads as
   * it trains on. The two take turns, so that a machine that becomes busier becomes so for both.
   *
   * @param pruning null leaves every weight
   * @param seed as in {@link #measure}
   * @param goOn asked now and then; the work is given up when it says no
   * @return empty where it was given up
   */
  public Optional<EvaluationTimes> time(
      @Nullable Pruning pruning, long seed, BooleanSupplier goOn) {
    prune(pruning, seed, () -> true);
    if (pruning != null && pruning.reach().structure().isOfChannels()) {
      try {
        Compact cut = Compact.of(network.architecture(), network.parameters());
        if (!cut.isWhole()) {
          return time(cut, goOn);
        }
      } catch (LostLayerException _) {
        // What is left is no network, but zeros can be skipped in it.
      }
    }
    Optional<? extends Classifier> made = network.adaptive(network.threads(), goOn);
    if (made.isEmpty()) {
      return Optional.empty();
    }
    double[] dense = new double[ROUNDS];
    double[] sparse = new double[ROUNDS];
    @Nullable Speeds speeds;
    try (Classifier form = made.get()) {
      speeds = form instanceof AdaptiveNetwork adaptive ? adaptive.speeds() : null;
      Evaluator other = new Evaluator(form);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        double ofDense = seconds(evaluator, goOn);
        double ofSparse = seconds(other, goOn);
        if (!goOn.getAsBoolean()) {
          return Optional.empty();
        }
        if (i >= 0) {
          dense[i] = ofDense;
          sparse[i] = ofSparse;
        }
      }
    }
    return Optional.of(new EvaluationTimes(median(dense), median(sparse), images.count(), speeds));
  }

  private Optional<EvaluationTimes> time(Compact cut, BooleanSupplier goOn) {
    try (Network small = networks.create(cut.architecture(), 0, batchSize)) {
      cut.copy(network.parameters(), small.parameters());
      return SideBySide.measure(network, small, images.inputs(), images.count(), goOn)
          .map(EvaluationTimes::new);
    }
  }

  private double seconds(Evaluator asked, BooleanSupplier goOn) {
    long start = System.nanoTime();
    asked.evaluate(images, images.count(), goOn);
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] odd) {
    Arrays.sort(odd);
    return odd[odd.length / 2];
  }

  private void prune(@Nullable Pruning pruning, long seed, BooleanSupplier goOn) {
    if (pruning == null) {
      System.arraycopy(unpruned, 0, network.parameters().values(), 0, unpruned.length);
    } else {
      shears.prune(pruning, unpruned, seed, goOn);
    }
  }

  private List<Layer> layers(@Nullable Pruning pruning) {
    Parameters parameters = network.parameters();
    List<Slice> touched =
        pruning == null
            ? parameters.slices().stream().filter(s -> s.kind() == Kind.WEIGHT).toList()
            : Pruner.prunable(pruning, parameters);
    List<Double> thresholds = thresholds(pruning, touched);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < touched.size(); i++) {
      Slice slice = touched.get(i);
      int zeros = 0;
      for (int j = slice.offset(); j < slice.end(); j++) {
        zeros += parameters.values()[j] == 0 ? 1 : 0;
      }
      layers.add(new Layer(slice.name(), slice.shape(), slice.length(), zeros, thresholds.get(i)));
    }
    return layers;
  }

  private List<Double> thresholds(@Nullable Pruning pruning, List<Slice> touched) {
    if (pruning == null) {
      return touched.stream().map(_ -> 0.0).toList();
    }
    if (!Thresholds.exist(pruning)) {
      List<Double> own = shears.thresholds();
      boolean decide = own.size() == touched.size() && pruning.method() != Method.RANDOM;
      return decide ? own : touched.stream().map(_ -> Double.NaN).toList();
    }
    Sorted kept = sorted;
    if (kept == null
        || kept.method() != pruning.method()
        || kept.batchNorm() != pruning.batchNorm()
        || kept.offByOne() != pruning.offByOne()) {
      kept =
          new Sorted(
              pruning.method(),
              pruning.batchNorm(),
              pruning.offByOne(),
              Thresholds.of(
                  touched.stream()
                      .map(slice -> network.parameters().read(slice, unpruned))
                      .toList(),
                  pruning.method(),
                  pruning.offByOne()));
      sorted = kept;
    }
    return kept.thresholds().at(pruning.fraction());
  }

  /** Releases the network. */
  @Override
  public void close() {
    network.close();
  }
}
