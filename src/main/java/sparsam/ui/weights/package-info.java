/** The weights' histogram, with what pruning would take at the slider's fraction. */
@NullMarked
package sparsam.ui.weights;

import org.jspecify.annotations.NullMarked;
