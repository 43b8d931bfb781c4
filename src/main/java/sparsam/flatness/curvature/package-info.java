/**
 * How curved the loss is at a point: eigenvalues, trace and spectral density of its Hessian, which
 * is only ever multiplied with vectors. A pruned weight is no coordinate.
 */
@NullMarked
package sparsam.flatness.curvature;

import org.jspecify.annotations.NullMarked;
