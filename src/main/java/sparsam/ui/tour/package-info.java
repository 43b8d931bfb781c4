/** The tour: a few sentences, each beside what it is about. */
@NullMarked
package sparsam.ui.tour;

import org.jspecify.annotations.NullMarked;
