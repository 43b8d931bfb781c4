/** What a sweep says, and what was chosen in its pictures: the right column of the workspace. */
@NullMarked
package sparsam.ui.sweep.said;

import org.jspecify.annotations.NullMarked;
