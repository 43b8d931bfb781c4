package sparsam.experiment;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import sparsam.nn.Initialization;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.prune.Mask;
import sparsam.prune.Pruning;
import sparsam.prune.Reach.Origin;
import sparsam.prune.score.Scoring;
import sparsam.recipe.Seeds;
import sparsam.recipe.Seeds.Stream;

/** Prunes a network as a recipe says, for the run and for whoever wants to know before it. */
final class Shears {
  private final Network network;
  private final Scoring scoring;

  /**
   * @param batch that the network takes at once
   */
  Shears(Network network, Scoring.Images images, int batch) {
    this.network = network;
    this.scoring = new Scoring(network, images, batch);
  }

  /**
   * Leaves the pruned network, with its statistics, in the network.
   *
   * @param unpruned what the recipe prunes, unless the pruning asks for the initial network
   * @param seed the recipe's
   * @param goOn asked now and then
   * @throws CancellationException where it answers no
   */
  Mask prune(Pruning pruning, float[] unpruned, long seed, BooleanSupplier goOn) {
    Parameters parameters = network.parameters();
    if (pruning.reach().origin() == Origin.INITIAL) {
      Initialization.apply(parameters, Seeds.of(seed, Stream.WEIGHTS));
    } else {
      System.arraycopy(unpruned, 0, parameters.values(), 0, unpruned.length);
    }
    Mask mask = scoring.mask(pruning, null, Seeds.of(seed, Stream.PRUNING), goOn);
    switch (pruning.doubt().weights()) {
      case KEPT -> {
        // They stand there.
      }
      case INITIAL -> Initialization.apply(parameters, Seeds.of(seed, Stream.WEIGHTS));
      case DRAWN_ANEW -> Initialization.apply(parameters, Seeds.of(seed, Stream.ANEW));
    }
    mask.apply(parameters);
    return mask;
  }
}
