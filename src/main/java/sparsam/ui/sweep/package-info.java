/** The workspace Sweep: axes on the left, the map in the middle, what it says on the right. */
@NullMarked
package sparsam.ui.sweep;

import org.jspecify.annotations.NullMarked;
