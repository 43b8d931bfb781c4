/** Counts by row and column, as which class was read as which. */
@NullMarked
package sparsam.plot.matrix;

import org.jspecify.annotations.NullMarked;
