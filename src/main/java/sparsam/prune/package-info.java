/**
 * Which weights go: scores, exact counts, masks. Knows parameters by name and nothing of training.
 */
@NullMarked
package sparsam.prune;

import org.jspecify.annotations.NullMarked;
