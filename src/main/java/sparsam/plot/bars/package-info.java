/** Bars beside each other, by groups: what several things measure in each of several parts. */
@NullMarked
package sparsam.plot.bars;

import org.jspecify.annotations.NullMarked;
