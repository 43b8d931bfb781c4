/** What a network's layers gain by computing less: on paper, and by the clock of this machine. */
@NullMarked
package sparsam.nn.speed;

import org.jspecify.annotations.NullMarked;
