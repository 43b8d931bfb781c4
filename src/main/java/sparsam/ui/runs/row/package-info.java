/** One run as a line: its cells, the words it is found by, and what it is sorted by. */
@NullMarked
package sparsam.ui.runs.row;

import org.jspecify.annotations.NullMarked;
