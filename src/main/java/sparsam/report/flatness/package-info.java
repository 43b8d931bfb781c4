/** What a study of flatness says, in words: the same in the window, a report and a terminal. */
@NullMarked
package sparsam.report.flatness;

import org.jspecify.annotations.NullMarked;
