/**
 * The weights' histogram at any moment of a run, with what pruning would take at the slider's
 * fraction, and the scrubber that goes through the moments.
 */
@NullMarked
package sparsam.ui.lab.weights;

import org.jspecify.annotations.NullMarked;
