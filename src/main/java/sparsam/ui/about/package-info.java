/** About: what this is, what it runs on, where its files are, and all of that for a bug report. */
@NullMarked
package sparsam.ui.about;

import org.jspecify.annotations.NullMarked;
