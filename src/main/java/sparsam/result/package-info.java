/**
 * What was measured, as plain values: a row an epoch, a series a training, distributions of
 * weights, results with their intervals, and what may be concluded from them. Knows no file and no
 * window.
 *
 * <p>A {@code Monitor} holds all of it while a run goes on, for a screen that looks when it likes.
 */
@NullMarked
package sparsam.result;

import org.jspecify.annotations.NullMarked;
