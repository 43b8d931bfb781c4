/** A loss of known formula with a sharp and a wide minimum, and balls that roll on it. */
@NullMarked
package sparsam.flatness.toy;

import org.jspecify.annotations.NullMarked;
