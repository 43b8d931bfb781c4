/**
 * A recipe in, a run out: dense training, pruning, arms side by side, their run folder, resuming,
 * and what may be concluded.\n * Knows no window.
 */
@NullMarked
package sparsam.experiment;

import org.jspecify.annotations.NullMarked;
