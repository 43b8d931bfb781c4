/** How much smaller pruning makes networks, on paper and as files. */
@NullMarked
package sparsam.report.shrink;

import org.jspecify.annotations.NullMarked;
