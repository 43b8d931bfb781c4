/** The toy: a loss of known formula, on which SGD and SAM take steps by hand. */
@NullMarked
package sparsam.ui.flatness.toy;

import org.jspecify.annotations.NullMarked;
