/**
 * A recipe in, a run out: dense training, pruning, arms side by side. Knows no window.
 *
 * <p>{@code Experiment} runs a recipe on one thread, tells a monitor what happens and writes the
 * run's folder while it goes. {@code PruningProbe} says what a pruning would cost.
 */
@NullMarked
package sparsam.experiment;

import org.jspecify.annotations.NullMarked;
