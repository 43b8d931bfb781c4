package sparsam.experiment;

import sparsam.data.BatchOrder;
import sparsam.train.Leash;

/**
 * What one training after another is done with, by one thread.
 *
 * @param order gathers batches for this lane alone
 * @param leash that its trainings halt by
 */
record Lane(Workbench bench, BatchOrder order, Leash leash) {
  /** The same with another network. */
  Lane with(Workbench other) {
    return new Lane(other, order, leash);
  }
}
