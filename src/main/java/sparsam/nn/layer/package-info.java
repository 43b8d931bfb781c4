/**
 * What a network is, layer by layer, whoever computes it: shapes, parameters and multiply-adds, and
 * refusals of what does not fit.
 */
@NullMarked
package sparsam.nn.layer;

import org.jspecify.annotations.NullMarked;
