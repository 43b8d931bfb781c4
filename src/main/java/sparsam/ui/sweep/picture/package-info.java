/** A sweep's pictures: its map, curves cut through it, all of its points. */
@NullMarked
package sparsam.ui.sweep.picture;

import org.jspecify.annotations.NullMarked;
