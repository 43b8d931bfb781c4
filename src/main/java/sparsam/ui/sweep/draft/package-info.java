/** What is to be swept, as it is typed. */
@NullMarked
package sparsam.ui.sweep.draft;

import org.jspecify.annotations.NullMarked;
