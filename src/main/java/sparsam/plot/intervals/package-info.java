/** Measured values with what they may be off by. */
@NullMarked
package sparsam.plot.intervals;

import org.jspecify.annotations.NullMarked;
