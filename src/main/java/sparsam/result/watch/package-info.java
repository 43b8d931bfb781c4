/** What was seen of a training from beside. */
@NullMarked
package sparsam.result.watch;

import org.jspecify.annotations.NullMarked;
