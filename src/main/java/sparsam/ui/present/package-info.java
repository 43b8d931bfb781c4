/** One picture for a whole class: it fills the window, in letters that can be read from afar. */
@NullMarked
package sparsam.ui.present;

import org.jspecify.annotations.NullMarked;
