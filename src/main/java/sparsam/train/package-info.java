/**
 * The loop over epochs and batches: evaluation, pause, stop, and the measurements that come out.
 * Does not know what an\n * experiment is.
 */
@NullMarked
package sparsam.train;

import org.jspecify.annotations.NullMarked;
