/**
 * What methods of pruning look at besides the weights: gradients, curvature, flow; and the masks.
 */
@NullMarked
package sparsam.prune.score;

import org.jspecify.annotations.NullMarked;
