/** Accuracy, loss and flatness of every training, live: by epoch, step or gradient evaluations. */
@NullMarked
package sparsam.ui.lab.curves;

import org.jspecify.annotations.NullMarked;
