/** Weights by value: what was there and what is left. */
@NullMarked
package sparsam.plot.histogram;

import org.jspecify.annotations.NullMarked;
