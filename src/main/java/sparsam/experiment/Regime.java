package sparsam.experiment;

import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;

/**
 * How an arm's mask changes while it trains.
 *
 * @param seed the recipe's
 * @param batch that the network takes at once
 */
record Regime(When when, Pruning pruning, long seed, int batch) {}
