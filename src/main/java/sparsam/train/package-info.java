/**
 * The loop over epochs and batches: evaluation, pause, stop, and the events that come out. Does not
 * know what an experiment is.
 */
@NullMarked
package sparsam.train;

import org.jspecify.annotations.NullMarked;
