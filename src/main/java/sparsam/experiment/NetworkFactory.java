package sparsam.experiment;

import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.Network;

/** Makes the network that an experiment trains. */
@FunctionalInterface
public interface NetworkFactory {
  /**
   * A network with its initial weights. Called and used on the engine's thread only; the experiment
   * closes it.
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
}
