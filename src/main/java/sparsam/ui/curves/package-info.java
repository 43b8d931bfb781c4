/** Accuracy by epoch and loss by step of every training, live. */
@NullMarked
package sparsam.ui.curves;

import org.jspecify.annotations.NullMarked;
