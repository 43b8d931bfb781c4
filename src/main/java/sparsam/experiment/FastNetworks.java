package sparsam.experiment;

import java.util.OptionalInt;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Footprint;
import sparsam.nn.Network;
import sparsam.nn.fast.FastNetwork;
import sparsam.result.Environment;

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

  /**
   * As many threads as a run was begun with, as far as an engine can have them: with those it gives
   * the same bits. Empty where that is not known.
   */
  public static OptionalInt begunWith(Environment before) {
    return before.threads() > 0
        ? OptionalInt.of(Math.min(before.threads(), FastNetwork.MAX_THREADS))
        : OptionalInt.empty();
  }

  @Override
  public NetworkFactory with(int other) {
    return new FastNetworks(other);
  }
}
