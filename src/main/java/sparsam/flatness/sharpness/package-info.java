/**
 * How much the loss rises around a point: at the worst place within a radius that ascent finds, for
 * groups of examples, and on average over directions. A pruned weight is no coordinate.
 */
@NullMarked
package sparsam.flatness.sharpness;

import org.jspecify.annotations.NullMarked;
