/** Many things of many dimensions: an axis a dimension, side by side, a line a thing. */
@NullMarked
package sparsam.plot.parallel;

import org.jspecify.annotations.NullMarked;
