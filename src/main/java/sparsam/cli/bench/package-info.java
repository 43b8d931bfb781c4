/** What {@code bench} tells beside the times of whole networks. */
@NullMarked
package sparsam.cli.bench;

import org.jspecify.annotations.NullMarked;
