/**
 * The threads that carry a batch: its fixed shares, who takes them, and what is done with each. The
 * numbers are the same whoever takes them.
 */
@NullMarked
package sparsam.nn.team;

import org.jspecify.annotations.NullMarked;
