/** A person's data as an experiment sees them: read, classes left out, split, normalised. */
@NullMarked
package sparsam.data.own;

import org.jspecify.annotations.NullMarked;
