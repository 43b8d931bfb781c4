/**
 * The loss of a network in evaluation mode, its exact gradient and exact products of its Hessian
 * with vectors: each layer also carries how what it puts out, and that value's gradient, change
 * when the parameters move along a direction (Pearlmutter 1994).
 *
 * <p>A lane carries whole images of a chunk through all layers, forward and back, and needs no
 * other lane; what chunks say is added up in double precision. BatchNorm is a factor and a summand
 * by channel, dropout drops nothing.
 */
@NullMarked
package sparsam.nn.tangent;

import org.jspecify.annotations.NullMarked;
