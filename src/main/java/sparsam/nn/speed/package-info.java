/**
 * What a network's layers gain by computing less: on paper, and by the clock of this machine; and
 * with how many threads it is fastest.
 */
@NullMarked
package sparsam.nn.speed;

import org.jspecify.annotations.NullMarked;
