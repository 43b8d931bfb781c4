/** Pictures of every kind in a window, and the toolkit for a program without one. */
@NullMarked
package sparsam.plot.screen;

import org.jspecify.annotations.NullMarked;
