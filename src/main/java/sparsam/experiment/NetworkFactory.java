package sparsam.experiment;

import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.Network;
import sparsam.recipe.Recipe;

/** Makes the networks that an experiment trains. */
@FunctionalInterface
public interface NetworkFactory {
  /**
   * A network with its initial weights. Called on the engine's thread only; used by one thread at a
   * time; the experiment closes it.
   *
   * @param seed of the initial weights
   * @param batchSize the largest batch it will train on
   */
  Network create(Architecture architecture, long seed, int batchSize);

  /** What such a network would keep in Java's heap, without making it. */
  default Footprint footprint(Architecture architecture, int batchSize) {
    return Footprint.UNKNOWN;
  }

  /** One whose networks compute with another number of threads, where they are told one. */
  default NetworkFactory with(int threads) {
    return this;
  }

  /** How many threads its networks compute with. */
  default int threads() {
    return 1;
  }

  /**
   * What makes the networks of a recipe's run, with as many threads as it is to have. May try that
   * out, for some tenths of a second, where nobody said it; needs as much memory as a network.
   */
  default NetworkFactory fitted(Recipe recipe) {
    return of(recipe);
  }

  /** What makes the networks of a recipe: with one thread each where arms train at once. */
  default NetworkFactory of(Recipe recipe) {
    return recipe.oneThreadEach() ? with(1) : this;
  }
}
