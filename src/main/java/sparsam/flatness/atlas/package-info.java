/** Planes and lines that were measured whole, kept in a run's folder. */
@NullMarked
package sparsam.flatness.atlas;

import org.jspecify.annotations.NullMarked;
