/**
 * A pruned network's evaluation with its non-zero weights only; the images of a chunk lie
 * innermost, so that every weight that is left is one long run; where too few are zeros a layer is
 * multiplied whole.
 */
@NullMarked
package sparsam.nn.sparse;

import org.jspecify.annotations.NullMarked;
