/**
 * What pictures are drawn on, a canvas or an SVG file, and with what: a pen that draws crisp lines
 * and measured text in a theme's colours and type.
 */
@NullMarked
package sparsam.plot.surface;

import org.jspecify.annotations.NullMarked;
