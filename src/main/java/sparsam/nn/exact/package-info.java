/**
 * A network in double precision, layer by layer on the calling thread: gradients and exact
 * Hessian-vector products (Pearlmutter 1994), also through BatchNorm's own means over a batch. For
 * what is asked once, of few images, and where float would overflow or mislead; training and
 * measuring have engines of their own.
 */
@NullMarked
package sparsam.nn.exact;

import org.jspecify.annotations.NullMarked;
