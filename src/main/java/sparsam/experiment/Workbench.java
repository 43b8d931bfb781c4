package sparsam.experiment;

import java.io.IOException;
import java.util.Arrays;
import sparsam.data.DataSet;
import sparsam.flatness.Lookout;
import sparsam.nn.Network;
import sparsam.recipe.Phase;
import sparsam.result.BestWeights;
import sparsam.result.Monitor;
import sparsam.result.Result.Best;
import sparsam.result.Result.Finished;
import sparsam.result.Weights;
import sparsam.store.Journal;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;

/** A network that trains, and what it is measured with. Used by one thread at a time. */
final class Workbench {
  private final Network network;
  private final DataSet data;
  private final Journal journal;
  private final Monitor monitor;
  private final Evaluator evaluator;
  private final Lookout lookout;

  Workbench(Network network, DataSet data, Journal journal, Monitor monitor, Lookout lookout) {
    this.network = network;
    this.data = data;
    this.journal = journal;
    this.monitor = monitor;
    this.evaluator = new Evaluator(network);
    this.lookout = lookout;
  }

  Network network() {
    return network;
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
  }

  /** The network's values as they are, for {@link #set}; shown to the monitor under a name. */
  float[] keep(String name) {
    monitor.weights(name, Weights.of(network.parameters()));
    return network.parameters().values().clone();
  }

  Evaluation validate() {
    return evaluator.evaluate(data.validation());
  }

  /** On as many training images as there are validation images: as sure, and as quick. */
  Evaluation sampleTraining() {
    return evaluator.evaluate(
        data.train(), Math.min(data.train().count(), data.validation().count()));
  }

  /** Whether every parameter and statistic is a number. */
  boolean finite() {
    for (float value : network.parameters().values()) {
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
    monitor.activity(name, "test");
    Tested tested =
        Tested.of(
            network.architecture(),
            network.parameters(),
            evaluator,
            data,
            name,
            phase,
            gradients,
            seconds);
    Finished result = tested.result();
    float[] values = best.values();
    if (values != null) {
      result = result.withBest(new Best(best.epoch(), correct(values, result)));
    }
    journal.finished(result, tested.answers(), network.parameters());
  }

  /** How many test images other weights have right; the network is left as it is. */
  private int correct(float[] values, Finished last) {
    float[] now = network.parameters().values().clone();
    if (Arrays.equals(now, values)) {
      return last.testCorrect();
    }
    set(values);
    int correct = evaluator.evaluate(data.test()).correct();
    set(now);
    return correct;
  }
}
