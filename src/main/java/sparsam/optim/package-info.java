/**
 * One step of an optimiser: SGD, SAM, ASAM, recalibration of BatchNorm, and the notebook's faulty
 * versions, each reporting its losses and norms. Knows no epochs and no files.
 */
@NullMarked
package sparsam.optim;

import org.jspecify.annotations.NullMarked;
