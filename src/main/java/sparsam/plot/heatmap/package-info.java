/** A measured value for every pair of values of two axes, with what it may be off by. */
@NullMarked
package sparsam.plot.heatmap;

import org.jspecify.annotations.NullMarked;
