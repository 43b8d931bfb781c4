/** Curves over a pair of axes, thinned to what a screen can show, however many points they have. */
@NullMarked
package sparsam.plot.lines;

import org.jspecify.annotations.NullMarked;
