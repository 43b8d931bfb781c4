/** Which test images a network misread, as what, and which ones two networks disagree on. */
@NullMarked
package sparsam.ui.lab.answers;

import org.jspecify.annotations.NullMarked;
