/**
 * PDF as a surface to draw on: lines stay lines and letters letters, which can be searched and
 * copied. Written here and not by a library, for what pictures need of it is little: an eighth of
 * the format's smallest library, and none of the Java ones embeds fonts with PostScript outlines.
 */
@NullMarked
package sparsam.plot.pdf;

import org.jspecify.annotations.NullMarked;
