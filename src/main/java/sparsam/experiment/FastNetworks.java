package sparsam.experiment;

import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Footprint;
import sparsam.nn.Network;
import sparsam.nn.fast.FastNetwork;

/**
 * The fast engine's networks.
 *
 * @param threads that each computes with; more than the engine can have are as many as it can
 */
public record FastNetworks(int threads) implements NetworkFactory {
  public FastNetworks {
    threads = Math.clamp(threads, 1, FastNetwork.MAX_THREADS);
  }

  @Override
  public Network create(Architecture architecture, long seed, int batchSize) {
    return Engine.FAST.create(architecture, seed, batchSize, threads);
  }

  @Override
  public Footprint footprint(Architecture architecture, int batchSize) {
    return FastNetwork.footprint(architecture, batchSize, threads);
  }

  @Override
  public NetworkFactory with(int other) {
    return new FastNetworks(other);
  }
}
