/** What pruning made of networks, in the quantities that the field reports. */
@NullMarked
package sparsam.result.shrink;

import org.jspecify.annotations.NullMarked;
