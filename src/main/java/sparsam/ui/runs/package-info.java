/** The history: every run there was, with names, notes and stars, to open, lay over and compare. */
@NullMarked
package sparsam.ui.runs;

import org.jspecify.annotations.NullMarked;
