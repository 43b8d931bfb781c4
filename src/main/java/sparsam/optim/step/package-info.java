/**
 * One step of an optimiser on one batch: the climb, the direction, the descent along it, each
 * reporting its losses and norms; the notebook's faults beside them. Knows no files.
 */
@NullMarked
package sparsam.optim.step;

import org.jspecify.annotations.NullMarked;
