/** How long curvature and landscapes take. */
@NullMarked
package sparsam.flatness.bench;

import org.jspecify.annotations.NullMarked;
