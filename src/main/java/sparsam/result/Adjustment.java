package sparsam.result;

import sparsam.optim.Optimizer;

/**
 * Numbers of an optimiser that a person changed while it trained.
 *
 * @param name of the training
 * @param step the last step made with the numbers before; 0 where it had made none
 * @param optimizer what it goes on with
 */
public record Adjustment(String name, long step, Optimizer optimizer) {}
