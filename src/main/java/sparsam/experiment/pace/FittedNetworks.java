package sparsam.experiment.pace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.NetworkFactory;
import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.Network;
import sparsam.recipe.Recipe;

/**
 * The fast engine's networks with as many threads as each recipe's network is fastest with, up to
 * all cores. The numbers are the same whichever it is.
 */
public final class FittedNetworks implements NetworkFactory {
  private static final Logger LOG = LoggerFactory.getLogger(FittedNetworks.class);

  private final FastNetworks all;
  private final Choice choice;

  /** What was found before. */
  private final Map<Kind, Integer> known = new ConcurrentHashMap<>();

  /** What decides how long a step takes. */
  private record Kind(Architecture architecture, int batchSize) {}

  /** Says how many threads are fastest. */
  @FunctionalInterface
  public interface Choice {
    /**
     * @param cores of which there are more than one
     */
    int threads(Architecture architecture, int batchSize, int cores);
  }

  /**
   * @param cores that may be used
   */
  public FittedNetworks(int cores, Choice choice) {
    this.all = new FastNetworks(cores);
    this.choice = choice;
  }

  @Override
  public Network create(Architecture architecture, long seed, int batchSize) {
    return all.create(architecture, seed, batchSize);
  }

  @Override
  public Footprint footprint(Architecture architecture, int batchSize) {
    return all.footprint(architecture, batchSize);
  }

  @Override
  public NetworkFactory with(int threads) {
    return all.with(threads);
  }

  /** The most. */
  @Override
  public int threads() {
    return all.threads();
  }

  @Override
  public NetworkFactory fitted(Recipe recipe) {
    if (recipe.oneThreadEach()) {
      return with(1);
    }
    if (threads() == 1) {
      return all;
    }
    return with(
        known.computeIfAbsent(
            new Kind(recipe.network(), recipe.batchSize()),
            kind -> {
              int found = choice.threads(kind.architecture, kind.batchSize, threads());
              LOG.info(
                  "{} with batches of {} is fastest with {} of {} threads",
                  kind.architecture,
                  kind.batchSize,
                  found,
                  threads());
              return found;
            }));
  }
}
