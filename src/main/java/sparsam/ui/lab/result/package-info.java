/** The arms with their results, and what may be concluded, in words. */
@NullMarked
package sparsam.ui.lab.result;

import org.jspecify.annotations.NullMarked;
