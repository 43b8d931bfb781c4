package sparsam.experiment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import sparsam.data.BatchOrder;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.nn.Network;
import sparsam.recipe.Phase;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.result.Answers;
import sparsam.result.Monitor;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.DenseFile;
import sparsam.train.Evaluator;

/**
 * What is known of a dense network that somebody brought before any run of it: the same numbers
 * that the run will find.
 */
public final class Appraisal {
  private Appraisal() {}

  /**
   * Tests the network on the recipe's data, on the calling thread. Where the data cannot be had,
   * only its weights are known.
   *
   * @param file a network that fits the recipe
   * @return as a run would tell it that has come so far
   * @throws IOException with one sentence where the network does not fit the recipe
   */
  public static Monitor of(Recipe recipe, DenseFile file, DataSource data, NetworkFactory networks)
      throws IOException {
    try (Network network = networks.create(recipe.network(), 0, recipe.batchSize())) {
      file.weights(recipe).copyTo(network.parameters());
      Weights weights = Weights.of(network.parameters());
      Monitor monitor = new Monitor();
      monitor.snapshots(List.of(Snapshot.of(Plan.DENSE, Phase.DENSE, 0, weights)));
      monitor.weights(Plan.DENSE, weights);
      try {
        test(recipe, network, data.load(recipe.data().choice()), monitor);
      } catch (DataException e) {
        monitor.activity(String.valueOf(e.getMessage()));
      }
      return monitor;
    }
  }

  private static void test(Recipe recipe, Network network, DataSet set, Monitor monitor) {
    int batches = BatchOrder.asTheyLie(set.train(), recipe.batchSize()).batches();
    Plan.Training training = new Plan(recipe).trainings().getFirst();
    monitor.begin(List.of(new Track(Plan.DENSE, Phase.DENSE, training.steps(batches), batches)));
    Tested tested =
        Tested.of(
            network.architecture(),
            network.parameters(),
            new Evaluator(network),
            set,
            Plan.DENSE,
            Phase.DENSE,
            0,
            0);
    Map<String, int[]> said = Map.of(Plan.DENSE, tested.answers().predictions());
    monitor.results(
        List.of(tested.result()), List.of(), new Answers(set.test().labels(), said, set.origin()));
  }
}
