/** The data set that a recipe names and this machine does not have yet. */
@NullMarked
package sparsam.ui.lab.data;

import org.jspecify.annotations.NullMarked;
