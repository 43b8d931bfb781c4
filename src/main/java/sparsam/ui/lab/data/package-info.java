/** The recipe's data: those that are not on this machine yet, and others to take their place. */
@NullMarked
package sparsam.ui.lab.data;

import org.jspecify.annotations.NullMarked;
