package sparsam.experiment;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.flatness.Lookout;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.sparse.AdaptiveNetwork;
import sparsam.nn.speed.SideBySide;
import sparsam.nn.speed.Speeds;
import sparsam.prune.Pruning;
import sparsam.prune.channel.Compact;
import sparsam.prune.channel.LostLayerException;
import sparsam.recipe.Phase;
import sparsam.result.BestWeights;
import sparsam.result.Monitor;
import sparsam.result.Result.Best;
import sparsam.result.Result.Finished;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.Checkpoint;
import sparsam.store.Journal;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;

/**
 * A network that trains, and what it is measured with. Used by one thread at a time. A compact
 * network is shown as the whole one that it was cut from, with zeros where channels are gone: so it
 * is kept, and looked at beside others.
 */
final class Workbench {
  /** Images that speeds are measured with, at most. */
  private static final int MOST_TIMED = 1000;

  private final Network network;
  private final DataSet data;
  private final Journal journal;
  private final Monitor monitor;
  private final Evaluator evaluator;
  private final Lookout lookout;

  /** Whether it is timed what a network gains without what pruning took. */
  private final boolean timed;

  /** What is left of the network, where channels are cut out of it; null where it is whole. */
  private final @Nullable Small small;

  /** What trains in place of the network, and how it was cut from that. */
  private record Small(Compact cut, Network network) {}

  Workbench(
      Network network,
      DataSet data,
      Journal journal,
      Monitor monitor,
      Lookout lookout,
      boolean timed) {
    this(network, data, journal, monitor, lookout, timed, null);
  }

  private Workbench(
      Network network,
      DataSet data,
      Journal journal,
      Monitor monitor,
      Lookout lookout,
      boolean timed,
      @Nullable Small small) {
    this.timed = timed;
    this.small = small;
    this.network = network;
    this.data = data;
    this.journal = journal;
    this.monitor = monitor;
    this.evaluator = new Evaluator(network());
    this.lookout = lookout;
  }

  /**
   * A bench whose network trains without what is gone.
   *
   * @param cut from this one's network
   * @param by a network of that architecture; it gets this one's values
   */
  Workbench compact(Compact cut, Network by) {
    Workbench made =
        new Workbench(network, data, journal, monitor, lookout, timed, new Small(cut, by));
    cut.copy(network.parameters(), by.parameters());
    return made;
  }

  /** What trains. */
  Network network() {
    return small == null ? network : small.network();
  }

  /** What is kept and shown of the network as it is now. */
  Parameters shown() {
    if (small != null) {
      Parameters own = small.network().parameters();
      small.cut().widen(own, own.values(), network.parameters(), network.parameters().values());
    }
    return network.parameters();
  }

  /** What is kept of vectors beside them. */
  Map<String, float[]> shown(Map<String, float[]> vectors) {
    if (small == null) {
      return vectors;
    }
    Map<String, float[]> wide = new LinkedHashMap<>();
    for (Map.Entry<String, float[]> vector : vectors.entrySet()) {
      float[] all = new float[network.parameters().trainable()];
      small.cut().widen(network().parameters(), vector.getValue(), network.parameters(), all);
      wide.put(vector.getKey(), all);
    }
    return wide;
  }

  /** Sets the network and its optimiser's vectors as they were where a training was broken off. */
  Optional<Checkpoint> restore(Track track, Map<String, float[]> vectors, BestWeights best)
      throws IOException {
    Parameters parameters = network.parameters();
    Map<String, float[]> wide = shown(vectors);
    Optional<Checkpoint> at = journal.restore(track, parameters, wide, best);
    if (small != null && at.isPresent()) {
      Parameters own = small.network().parameters();
      small.cut().copy(parameters, own);
      vectors.forEach(
          (name, vector) -> {
            float[] all = wide.get(name);
            if (all != null) {
              small.cut().narrow(parameters, all, own, vector);
            }
          });
    }
    return at;
  }

  DataSet data() {
    return data;
  }

  Journal journal() {
    return journal;
  }

  Lookout lookout() {
    return lookout;
  }

  /** Gives the network other values: parameters and BatchNorm's statistics. */
  void set(float[] values) {
    System.arraycopy(values, 0, network.parameters().values(), 0, values.length);
    if (small != null) {
      small.cut().copy(network.parameters(), small.network().parameters());
    }
  }

  /** The network's values as they are, for {@link #set}; shown to the monitor under a name. */
  float[] keep(String name) {
    Parameters now = shown();
    monitor.weights(name, Weights.of(now));
    return now.values().clone();
  }

  Evaluation validate() {
    return evaluator.evaluate(data.validation());
  }

  /** On as many training images as there are validation images: as sure, and as quick. */
  Evaluation sampleTraining() {
    return evaluator.evaluate(
        data.train(), Math.min(data.train().count(), data.validation().count()));
  }

  /** What a compact network gains over the whole one, layer by layer; null of a whole one. */
  private @Nullable Speeds speeds() {
    return !timed || small == null || small.cut().isWhole() ? null : speeds(small.network());
  }

  private @Nullable Speeds speeds(Network left) {
    shown();
    Examples images = data.validation();
    int count = Math.min(MOST_TIMED, images.count());
    return SideBySide.measure(network, left, images.range(0, count).inputs(), count, () -> true)
        .orElse(null);
  }

  /** What pruning gains: without the channels that are gone, or by skipping zeros. */
  private @Nullable Speeds speeds(Pruning pruning, Function<Architecture, Network> networks) {
    if (!timed) {
      return null;
    }
    if (pruning.reach().structure().isOfChannels()) {
      try {
        Compact cut = Compact.of(network.architecture(), network.parameters());
        if (!cut.isWhole()) {
          try (Network left = networks.apply(cut.architecture())) {
            cut.copy(network.parameters(), left.parameters());
            return speeds(left);
          }
        }
      } catch (LostLayerException _) {
        // What is left is no network, but zeros can be skipped in it.
      }
    }
    try (Classifier form = network.adaptive(network.threads(), () -> true).orElseThrow()) {
      return form instanceof AdaptiveNetwork adaptive ? adaptive.speeds() : null;
    }
  }

  /** Whether every parameter and statistic is a number. */
  boolean finite() {
    for (float value : network().parameters().values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Tests the network as it is and writes its row. */
  void test(String name, Phase phase, long gradients, double seconds) throws IOException {
    test(name, phase, gradients, seconds, new BestWeights());
  }

  /**
   * The same, and beside it what the weights of its best epoch come to.
   *
   * @param best of its training
   */
  void test(String name, Phase phase, long gradients, double seconds, BestWeights best)
      throws IOException {
    test(name, phase, gradients, seconds, best, speeds());
  }

  /**
   * Tests the network as it was just pruned.
   *
   * @param networks make one without the channels that are gone, to be timed beside it
   */
  void testPruned(String name, Pruning pruning, Function<Architecture, Network> networks)
      throws IOException {
    test(name, Phase.PRUNED, 0, 0, new BestWeights(), speeds(pruning, networks));
  }

  private void test(
      String name,
      Phase phase,
      long gradients,
      double seconds,
      BestWeights best,
      @Nullable Speeds gained)
      throws IOException {
    monitor.activity(name, "test");
    Parameters shown = shown();
    Tested tested =
        Tested.of(network.architecture(), shown, evaluator, data, name, phase, gradients, seconds);
    Finished result = tested.result().withSpeeds(gained);
    float[] values = best.values();
    if (values != null) {
      result = result.withBest(new Best(best.epoch(), correct(values, result)));
    }
    journal.finished(result, tested.answers(), shown);
  }

  /** How many test images other weights have right; the network is left as it is. */
  private int correct(float[] values, Finished last) {
    float[] now = shown().values().clone();
    if (Arrays.equals(now, values)) {
      return last.testCorrect();
    }
    set(values);
    int correct = evaluator.evaluate(data.test()).correct();
    set(now);
    return correct;
  }
}
