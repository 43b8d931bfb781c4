/** Accuracy and loss of every training, live: by epoch, by step or by gradient evaluations. */
@NullMarked
package sparsam.ui.lab.curves;

import org.jspecify.annotations.NullMarked;
