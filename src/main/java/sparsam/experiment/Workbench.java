package sparsam.experiment;

import java.io.IOException;
import sparsam.data.DataSet;
import sparsam.nn.Network;
import sparsam.recipe.Phase;
import sparsam.result.Monitor;
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

  Workbench(Network network, DataSet data, Journal journal, Monitor monitor) {
    this.network = network;
    this.data = data;
    this.journal = journal;
    this.monitor = monitor;
    this.evaluator = new Evaluator(network);
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
    monitor.activity(name, "test");
    Tested tested =
        Tested.of(network.parameters(), evaluator, data, name, phase, gradients, seconds);
    journal.finished(tested.result(), tested.answers(), network.parameters());
  }
}
