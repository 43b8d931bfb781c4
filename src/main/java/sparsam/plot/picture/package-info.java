/**
 * What all kinds of pictures have in common: that they can be drawn, asked what is at a place, and
 * told as numbers. Knows no kind: each brings a {@link sparsam.plot.picture.Picture} from a room of
 * its own.
 */
@NullMarked
package sparsam.plot.picture;

import org.jspecify.annotations.NullMarked;
