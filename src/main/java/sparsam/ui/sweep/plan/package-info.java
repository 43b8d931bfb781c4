/** What is to be swept and how long it takes: the left column of the workspace. */
@NullMarked
package sparsam.ui.sweep.plan;

import org.jspecify.annotations.NullMarked;
