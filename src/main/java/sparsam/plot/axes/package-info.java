/**
 * From numbers to places and back: ranges, ticks, scales, and everything that surrounds data in
 * charts that have axes. A kind of chart says in a {@link sparsam.plot.axes.Sheet} what its axes
 * measure and draws its data inside them.
 */
@NullMarked
package sparsam.plot.axes;

import org.jspecify.annotations.NullMarked;
