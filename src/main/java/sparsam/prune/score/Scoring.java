package sparsam.prune.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Network;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.exact.ExactNetwork;
import sparsam.nn.exact.Objective.CrossEntropy;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.tangent.Sample;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.channel.Channels;

/**
 * Finds masks for a network as it stands, by any method. Nothing of the network is changed but its
 * gradient.
 */
public final class Scoring {
  /** What GraSP divides outputs by: probabilities near each other (Wang et al. 2020). */
  static final double TEMPERATURE = 200;

  /** That the values of GraSP's images may come to in double precision. */
  private static final long MOST_BYTES = 1L << 27;

  /** Images that a method looks at. */
  @FunctionalInterface
  public interface Images {
    /** One image at least. */
    Sample of(Method method);
  }

  private final Network network;
  private final Images images;
  private final int batch;

  /**
   * @param images asked only by methods that look at some
   * @param batch that the network takes at once
   */
  public Scoring(Network network, Images images, int batch) {
    this.network = network;
    this.images = images;
    this.batch = batch;
  }

  /**
   * The mask of a pruning for the weights as they are.
   *
   * @param within a mask whose pruned weights stay pruned; null for none
   * @param seed of what is drawn
   * @param goOn asked now and then
   * @throws CancellationException where it answers no
   */
  public Mask mask(Pruning pruning, @Nullable Mask within, long seed, BooleanSupplier goOn) {
    Parameters parameters = network.parameters();
    Blueprint blueprint = network.architecture().blueprint();
    if (pruning.reach().structure().isOfChannels()) {
      return Channels.mask(pruning, blueprint, parameters, within, seed);
    }
    Mask mask =
        pruning.method() == Method.SYNFLOW && pruning.reach().structure().stay() == 0
            ? new SynFlow(blueprint, pruning, parameters).mask(within, goOn)
            : Pruner.mask(pruning, parameters, scores(pruning, seed, goOn), within);
    return dealt(pruning, mask, within, seed);
  }

  /**
   * The mask that scores give which were gathered elsewhere.
   *
   * @param scores of each prunable slice, in PyTorch's order
   */
  public Mask mask(Pruning pruning, List<double[]> scores, @Nullable Mask within, long seed) {
    Mask mask = Pruner.mask(pruning, network.parameters(), scores, within);
    return dealt(pruning, mask, within, seed);
  }

  /** Each tensor's mask dealt anew among its weights, where that is asked for. */
  private Mask dealt(Pruning pruning, Mask mask, @Nullable Mask within, long seed) {
    if (!pruning.doubt().shuffled()) {
      return mask;
    }
    SplittableRandom random = new SplittableRandom(seed);
    Parameters parameters = network.parameters();
    float[] keep = mask.keep().clone();
    for (Slice slice : Pruner.prunable(pruning, parameters)) {
      float[] found = parameters.read(slice, mask.keep());
      float[] before = within == null ? null : parameters.read(slice, within.keep());
      int[] free = new int[found.length];
      int n = 0;
      int gone = 0;
      for (int i = 0; i < found.length; i++) {
        if (before == null || before[i] != 0) {
          free[n++] = i;
          gone += found[i] == 0 ? 1 : 0;
          found[i] = 1;
        }
      }
      for (int k = 0; k < gone; k++) {
        int other = random.nextInt(k, n);
        int drawn = free[other];
        free[other] = free[k];
        free[k] = drawn;
        found[drawn] = 0;
      }
      parameters.write(slice, found, keep);
    }
    return new Mask(keep);
  }

  /**
   * What a method says of each weight: the lowest go. Of SynFlow that of its first round.
   *
   * @param seed of what is drawn
   * @param goOn asked now and then
   * @return for each prunable slice, in PyTorch's order
   * @throws IllegalArgumentException for movement, which a training gathers
   * @throws CancellationException where goOn answers no
   */
  public List<double[]> scores(Pruning pruning, long seed, BooleanSupplier goOn) {
    Parameters parameters = network.parameters();
    return switch (pruning.method()) {
      case MAGNITUDE_LAYER, MAGNITUDE_GLOBAL, RANDOM -> Pruner.byValue(pruning, parameters, seed);
      case SNIP -> felt(pruning, images.of(Method.SNIP), Integer.MAX_VALUE, goOn);
      case TAYLOR -> felt(pruning, images.of(Method.TAYLOR), 1, goOn);
      case GRASP -> grasp(pruning, images.of(Method.GRASP));
      case SYNFLOW -> new SynFlow(network.architecture().blueprint(), pruning, parameters).scores();
      case MOVEMENT ->
          throw new IllegalArgumentException("movement is gathered while a network trains");
    };
  }

  /**
   * |g·w| with the gradient of some batches together, and the mean of that; BatchNorm goes by each
   * batch.
   *
   * @param together how many
   */
  private List<double[]> felt(Pruning pruning, Sample sample, int together, BooleanSupplier goOn) {
    Parameters parameters = network.parameters();
    double[] gradient = new double[parameters.trainable()];
    double[] felt = new double[gradient.length];
    int features = sample.inputs().length / sample.count();
    int batches = 0;
    network.draw(0);
    for (int from = 0; from < sample.count(); from += batch) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException("the scoring was stopped");
      }
      int count = Math.min(batch, sample.count() - from);
      network.computeGradient(
          Arrays.copyOfRange(sample.inputs(), from * features, (from + count) * features),
          Arrays.copyOfRange(sample.labels(), from, from + count),
          count,
          Statistics.KEEP);
      double share = (double) count / sample.count();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += share * network.gradient()[i];
      }
      batches++;
      if (batches % together == 0 || from + count == sample.count()) {
        for (int i = 0; i < gradient.length; i++) {
          felt[i] += Math.abs(gradient[i] * parameters.values()[i]);
        }
        Arrays.fill(gradient, 0);
      }
    }
    return Pruner.prunable(pruning, parameters).stream()
        .map(slice -> parameters.read(slice, felt))
        .toList();
  }

  /** As many of some images as have room; two at least. */
  private static int graspImages(Blueprint blueprint, int given) {
    return Math.clamp(MOST_BYTES / ExactNetwork.bytesOfImage(blueprint), 2, Math.max(2, given));
  }

  /**
   * What scoring takes in Java's heap besides the network that is scored, in bytes.
   *
   * @param images that the method looks at
   */
  public static long bytes(Method method, Blueprint blueprint, int images) {
    long two = 2L * Double.BYTES * blueprint.parameters();
    return switch (method) {
      case GRASP -> two + ExactNetwork.bytes(blueprint, graspImages(blueprint, images), true);
      case SYNFLOW -> two + ExactNetwork.bytes(blueprint, 1, false);
      case MAGNITUDE_LAYER, MAGNITUDE_GLOBAL, RANDOM, SNIP, TAYLOR, MOVEMENT -> 0;
    };
  }

  /**
   * w·(Hg), exactly, with the gradient of the weights alone, as in the authors' program; BatchNorm
   * goes by the batch.
   */
  private List<double[]> grasp(Pruning pruning, Sample sample) {
    Blueprint blueprint = network.architecture().blueprint();
    int count = graspImages(blueprint, sample.count());
    int features = sample.inputs().length / sample.count();
    double[] inputs = new double[count * features];
    Arrays.setAll(inputs, i -> sample.inputs()[i]);
    CrossEntropy loss = new CrossEntropy(Arrays.copyOf(sample.labels(), count), TEMPERATURE);
    ExactNetwork exact = new ExactNetwork(blueprint, count, true, true);
    exact.take(network.parameters());
    double[] gradient = exact.gradient(inputs, loss).clone();
    for (Slice slice : exact.layout().slices()) {
      if (slice.trainable() && slice.kind() != Kind.WEIGHT) {
        Arrays.fill(gradient, slice.offset(), slice.end(), 0);
      }
    }
    double[] product = exact.product(inputs, loss, gradient);
    List<double[]> scores = new ArrayList<>();
    for (Slice slice : Pruner.prunable(pruning, exact.layout())) {
      double[] own = new double[slice.length()];
      for (int i = 0; i < own.length; i++) {
        own[i] = exact.values()[slice.offset() + i] * product[slice.offset() + i];
      }
      scores.add(own);
    }
    return scores;
  }
}
