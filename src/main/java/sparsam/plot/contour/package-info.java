/** Heights over a plane as filled contours, with what moves on it. */
@NullMarked
package sparsam.plot.contour;

import org.jspecify.annotations.NullMarked;
